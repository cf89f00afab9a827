import { accessOf } from '../../access.ts'
import { problems, type Routes } from '../../routes.ts'
import { Nothing } from '../../schema.ts'
import * as domain from './domain.ts'
import { ScoreList, ScoreParams, ScoreQuery } from './schemas.ts'

export const routes: Routes = (app, { db, lms }) => {
  app.get('/scores', {
    config: { permission: 'score.list' },
    schema: {
      operationId: 'listScores',
      summary: "What the LMS's gradebook is owed, and whether it has it",
      querystring: ScoreQuery,
      response: { 200: ScoreList, ...problems }
    }
  }, request => domain.list(db, accessOf(request), request.query))

  app.post('/scores/column', {
    config: { permission: 'score.add-column' },
    schema: {
      operationId: 'addColumn',
      summary: "Give the launched activity a column in the LMS's gradebook, when it has none",
      response: { 204: Nothing, ...problems }
    }
  }, async (request, reply) => {
    await domain.addColumn(db, lms, accessOf(request))
    return reply.code(204).send(null)
  })

  app.post('/scores/:activityId/:studentId/resend', {
    config: { permission: 'score.resend' },
    schema: {
      operationId: 'resendScore',
      summary: 'Send a score to the gradebook again',
      params: ScoreParams,
      response: { 204: Nothing, ...problems }
    }
  }, async (request, reply) => {
    await domain.resend(db, accessOf(request), request.params.activityId, request.params.studentId)
    return reply.code(204).send(null)
  })
}
