import { accessOf } from '../../access.ts'
import { problems, type Routes } from '../../routes.ts'
import { FicheParams } from '../../schema.ts'
import * as domain from './domain.ts'
import { Comment, Decision, NewComment, NewDecision, Reviews } from './schemas.ts'

export const routes: Routes = (app, { db, mails }) => {
  app.get('/fiches/:ficheId/reviews', {
    config: { permission: 'fiche.read' },
    schema: {
      operationId: 'listReviews',
      summary: 'Every comment and decision on a fiche',
      params: FicheParams,
      response: { 200: Reviews, ...problems }
    }
  }, request => domain.list(db, accessOf(request), request.params.ficheId))

  app.post('/fiches/:ficheId/comments', {
    config: { permission: 'comment.add' },
    schema: {
      operationId: 'addComment',
      summary: 'Say something about a version',
      params: FicheParams,
      body: NewComment,
      response: { 201: Comment, ...problems }
    }
  }, async (request, reply) =>
    reply.code(201).send(await domain.comment(db, mails, accessOf(request), request.params.ficheId, request.body)))

  app.post('/fiches/:ficheId/decisions', {
    config: { permission: 'decision.add' },
    schema: {
      operationId: 'addDecision',
      summary: 'Approve a version, ask for changes, or take the last decision back',
      params: FicheParams,
      body: NewDecision,
      response: { 201: Decision, ...problems }
    }
  }, async (request, reply) =>
    reply.code(201).send(await domain.decide(db, mails, accessOf(request), request.params.ficheId, request.body)))
}
