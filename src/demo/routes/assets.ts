import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'

const types: Record<string, string> = {
  'demo.css': 'text/css; charset=utf-8',
  'submit.js': 'text/javascript; charset=utf-8',
  'done.js': 'text/javascript; charset=utf-8',
  'register.js': 'text/javascript; charset=utf-8',
  'live.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml'
}

export async function assetRoutes (app: FastifyInstance) {
  for (const [name, type] of Object.entries(types)) {
    const content = await readFile(new URL(`../assets/${name}`, import.meta.url))
    app.get(`/demo/${name}`, (_request, reply) => reply.type(type).header('cache-control', 'no-cache').send(content))
  }
}
