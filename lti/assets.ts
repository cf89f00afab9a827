import type { FastifyInstance } from 'fastify'
import { readFile } from 'node:fs/promises'
import { sha256 } from '../src/secrets.ts'
import type { RegistrationAssets } from './registration/pages.ts'

const folder = new URL('pages/', import.meta.url)

/** Serves one file for ever: its address changes with what it holds. */
async function serve (app: FastifyInstance, publicUrl: string, file: string, type: string): Promise<string> {
  const content = await readFile(new URL(file, folder), 'utf8')
  app.get(`/lti/${file}`, { config: { permission: 'lti.launch' }, schema: { hide: true } }, async (_request, reply) => {
    return await reply.headers({ 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' })
      .type(`${type}; charset=utf-8`)
      .send(content)
  })
  return `${publicUrl}/lti/${file}?${sha256(content).toString('hex').slice(0, 12)}`
}

/** Adds the routes of the pages' scripts and styles, and of the picture that platforms show. */
export async function serveAssets (app: FastifyInstance, publicUrl: string): Promise<RegistrationAssets & { icon: string }> {
  return {
    script: await serve(app, publicUrl, 'launch.js', 'text/javascript'),
    style: await serve(app, publicUrl, 'launch.css', 'text/css'),
    close: await serve(app, publicUrl, 'close.js', 'text/javascript'),
    registration: await serve(app, publicUrl, 'registration.css', 'text/css'),
    icon: await serve(app, publicUrl, 'icon.svg', 'image/svg+xml')
  }
}
