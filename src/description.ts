import fastifySwagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { stringify } from 'yaml'

declare module 'fastify' {
  interface FastifyInstance { describeApi: () => string }
}

/** Collects the routes under /api into OpenAPI 3.1, the source of `openapi.yaml` and of the browser's types. */
export async function describe (app: FastifyInstance): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Preuves', version: '1', description: 'A competence portfolio for a Moodle course' },
      servers: [{ url: '/' }],
      security: [{ accessToken: [] }],
      components: { securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } }
    },
    refResolver: { buildLocalReference: (json, _baseUri, _fragment, index) => typeof json.$id === 'string' ? json.$id : `def-${index}` },
    transform: ({ schema, url, route }) => url.startsWith('/api/')
      ? { url, schema: { ...schema, 'x-permission': route.config?.permission } }
      : { url, schema: { ...schema, hide: true } }
  })
  let described: string | undefined
  app.decorate('describeApi', () => (described ??= stringify(app.swagger(), { aliasDuplicateObjects: false, lineWidth: 0 })))
  app.get('/api/v1/openapi.yaml', { config: { permission: 'description.read' }, schema: { hide: true } }, (_request, reply) =>
    reply.type('application/yaml').send(app.describeApi()))
}
