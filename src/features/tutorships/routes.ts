import { accessOf } from '../../access.ts'
import { problems, type Routes } from '../../routes.ts'
import { Nothing } from '../../schema.ts'
import * as domain from './domain.ts'
import { ActivityChange, TutorshipParams } from './schemas.ts'

export const routes: Routes = (app, { db }) => {
  app.put('/tutorships/:studentId/:tutorId', {
    config: { permission: 'tutorship.change' },
    schema: {
      operationId: 'assignTutor',
      summary: "Make somebody of the unit's staff a student's tutor",
      params: TutorshipParams,
      response: { 204: Nothing, ...problems }
    }
  }, async (request, reply) => {
    await domain.assign(db, accessOf(request), request.params.studentId, request.params.tutorId)
    return reply.code(204).send(null)
  })

  app.delete('/tutorships/:studentId/:tutorId', {
    config: { permission: 'tutorship.change' },
    schema: {
      operationId: 'withdrawTutor',
      summary: 'Take a tutor from a student',
      params: TutorshipParams,
      response: { 204: Nothing, ...problems }
    }
  }, async (request, reply) => {
    await domain.withdraw(db, accessOf(request), request.params.studentId, request.params.tutorId)
    return reply.code(204).send(null)
  })

  app.patch('/activities/current', {
    config: { permission: 'activity.change' },
    schema: {
      operationId: 'changeActivity',
      summary: 'Say whether tutors are assigned; it holds for every activity of the unit, at once',
      body: ActivityChange,
      response: { 204: Nothing, ...problems }
    }
  }, async (request, reply) => {
    await domain.changePolicy(db, accessOf(request), request.body.tutoring)
    return reply.code(204).send(null)
  })
}
