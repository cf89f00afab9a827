import { accessOf } from '../../access.ts'
import { problems, type Routes } from '../../routes.ts'
import { FicheParams, Nothing } from '../../schema.ts'
import * as domain from './domain.ts'
import { Fiche, FicheList, FicheQuery, NewFiche, ReadMark } from './schemas.ts'

export const routes: Routes = (app, { db }) => {
  app.get('/fiches', {
    config: { permission: 'fiche.list' },
    schema: {
      operationId: 'listFiches',
      summary: 'The fiches that the reader may see, newest event first',
      querystring: FicheQuery,
      response: { 200: FicheList, ...problems }
    }
  }, request => domain.list(db, accessOf(request), request.query))

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
      summary: 'A fiche with all its versions; its draft for its author',
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
