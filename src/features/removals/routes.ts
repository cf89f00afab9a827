import { accessOf } from '../../access.ts'
import { problems, type Routes } from '../../routes.ts'
import { readRevision } from '../../revision.ts'
import { FicheParams, IfMatch, Nothing } from '../../schema.ts'
import * as domain from './domain.ts'

export const routes: Routes = (app, { db }) => {
  app.put('/fiches/:ficheId/removal', {
    config: { permission: 'fiche.write' },
    schema: {
      operationId: 'removeFiche',
      summary: 'Take a fiche away: hidden, and kept when it was published; else forgotten after thirty days',
      params: FicheParams,
      response: { 204: Nothing, ...problems }
    }
  }, async (request, reply) => {
    await domain.remove(db, accessOf(request), request.params.ficheId)
    return reply.code(204).send(null)
  })

  app.delete('/fiches/:ficheId/removal', {
    config: { permission: 'fiche.write' },
    schema: {
      operationId: 'restoreFiche',
      summary: 'Bring it back as it was',
      params: FicheParams,
      response: { 204: Nothing, ...problems }
    }
  }, async (request, reply) => {
    await domain.restore(db, accessOf(request), request.params.ficheId)
    return reply.code(204).send(null)
  })

  app.delete('/fiches/:ficheId/draft', {
    config: { permission: 'fiche.write' },
    schema: {
      operationId: 'discardDraft',
      summary: 'Give up the next version of a published fiche',
      params: FicheParams,
      headers: IfMatch,
      response: { 204: Nothing, ...problems }
    }
  }, async (request, reply) => {
    await domain.discardDraft(db, accessOf(request), request.params.ficheId, readRevision(request.headers['if-match']))
    return reply.code(204).send(null)
  })
}
