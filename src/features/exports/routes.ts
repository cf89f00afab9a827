import { Type } from 'typebox'
import { accessOf } from '../../access.ts'
import { problems, type Routes } from '../../routes.ts'
import * as domain from './domain.ts'
// What the archive holds is part of the API's description, though no answer of the API is it.
import './schemas.ts'

export const routes: Routes = (app, { db, blobs }) => {
  app.get('/export', {
    config: { permission: 'export.read', rateLimit: { max: 6, timeWindow: '1 minute' } },
    schema: {
      operationId: 'exportOwnWork',
      summary: 'A ZIP of all that the reader has written and stored in the unit: JSON, readable HTML, every file',
      description: 'portfolio.json in it fits the schema ExportedPortfolio',
      response: { 200: { description: 'the archive', content: { 'application/zip': { schema: Type.Unsafe<unknown>({ type: 'string', format: 'binary' }) } } }, ...problems }
    }
  }, async (request, reply) => {
    const { stream, name } = await domain.exportOwn(db, blobs, accessOf(request))
    return reply
      .type('application/zip')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(stream)
  })
}
