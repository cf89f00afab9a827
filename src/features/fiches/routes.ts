import { Type } from 'typebox'
import { accessOf } from '../../access.ts'
import { problems, type Routes } from '../../routes.ts'
import { FicheParams, Nothing } from '../../schema.ts'
import * as domain from './domain.ts'
import { Fiche, FicheList, FicheQuery, NewFiche, ReadMark, TableQuery } from './schemas.ts'

export const routes: Routes = (app, { db }) => {
  app.get('/fiches', {
    config: { permission: 'fiche.list' },
    schema: {
      operationId: 'listFiches',
      summary: 'The fiches that the reader may see; by default the newest event first',
      querystring: FicheQuery,
      response: { 200: FicheList, ...problems }
    }
  }, request => domain.list(db, accessOf(request), request.query))

  app.get('/fiches/table.csv', {
    config: { permission: 'fiche.list', rateLimit: { max: 20, timeWindow: '1 minute' } },
    schema: {
      operationId: 'downloadFiches',
      summary: 'Every row of the list, as CSV: semicolons, UTF-8 with a byte order mark, as spreadsheets in French open it',
      querystring: TableQuery,
      response: { 200: { description: 'the table', content: { 'text/csv': { schema: Type.Unsafe<unknown>({ type: 'string' }) } } }, ...problems }
    }
  }, async (request, reply) => {
    const { stream, name } = await domain.table(db, accessOf(request), request.query)
    return reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(stream)
  })

  app.post('/fiches', {
    config: { permission: 'fiche.write' },
    schema: {
      operationId: 'createFiche',
      summary: 'Begin a fiche with an empty draft',
      body: NewFiche,
      response: { 201: Fiche, ...problems }
    }
  }, async (request, reply) => reply.code(201).send(await domain.create(db, accessOf(request), request.body.id)))

  app.get('/fiches/:ficheId', {
    config: { permission: 'fiche.read' },
    schema: {
      operationId: 'readFiche',
      summary: 'A fiche with all its versions; its draft for whoever may read it',
      params: FicheParams,
      response: { 200: Fiche, ...problems }
    }
  }, request => domain.read(db, accessOf(request), request.params.ficheId))

  app.put('/fiches/:ficheId/read-mark', {
    config: { permission: 'fiche.read' },
    schema: {
      operationId: 'markRead',
      summary: 'Remember how far the reader has seen; never goes back',
      params: FicheParams,
      body: ReadMark,
      response: { 204: Nothing, ...problems }
    }
  }, async (request, reply) => {
    await domain.markRead(db, accessOf(request), request.params.ficheId, request.body.sequence)
    return reply.code(204).send(null)
  })
}
