import { accessOf } from '../../access.ts'
import { readRevision } from '../../revision.ts'
import { problems, type Routes } from '../../routes.ts'
import { IfMatch, Nothing, StudentQuery } from '../../schema.ts'
import * as domain from './domain.ts'
import { Experience, ExperienceContent, ExperienceList, ExperienceParams, NewExperience } from './schemas.ts'

export const routes: Routes = (app, { db }) => {
  app.get('/experiences', {
    config: { permission: 'experience.list' },
    schema: {
      operationId: 'listExperiences',
      summary: 'A student\'s experiences, the latest first',
      querystring: StudentQuery,
      response: { 200: ExperienceList, ...problems }
    }
  }, request => domain.list(db, accessOf(request), request.query.studentId))

  app.post('/experiences', {
    config: { permission: 'experience.write' },
    schema: {
      operationId: 'createExperience',
      summary: 'Add an experience',
      body: NewExperience,
      response: { 201: Experience, ...problems }
    }
  }, async (request, reply) => reply.code(201).send(await domain.create(db, accessOf(request), request.body)))

  app.put('/experiences/:experienceId', {
    config: { permission: 'experience.write' },
    schema: {
      operationId: 'changeExperience',
      summary: 'Say it otherwise',
      params: ExperienceParams,
      headers: IfMatch,
      body: ExperienceContent,
      response: { 200: Experience, ...problems }
    }
  }, request => domain.change(db, accessOf(request), request.params.experienceId, readRevision(request.headers['if-match']), request.body))

  app.put('/experiences/:experienceId/removal', {
    config: { permission: 'experience.write' },
    schema: {
      operationId: 'removeExperience',
      summary: 'Take an experience away; published versions still name it',
      params: ExperienceParams,
      response: { 204: Nothing, ...problems }
    }
  }, async (request, reply) => {
    await domain.remove(db, accessOf(request), request.params.experienceId)
    return reply.code(204).send(null)
  })

  app.delete('/experiences/:experienceId/removal', {
    config: { permission: 'experience.write' },
    schema: {
      operationId: 'restoreExperience',
      summary: 'Bring it back',
      params: ExperienceParams,
      response: { 204: Nothing, ...problems }
    }
  }, async (request, reply) => {
    await domain.restore(db, accessOf(request), request.params.experienceId)
    return reply.code(204).send(null)
  })
}
