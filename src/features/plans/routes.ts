import { accessOf } from '../../access.ts'
import { problems, type Routes } from '../../routes.ts'
import { Nothing, StudentQuery } from '../../schema.ts'
import * as domain from './domain.ts'
import { NewPlannedTrace, PlannedTrace, PlannedTraceContent, PlannedTraceList, PlannedTraceParams } from './schemas.ts'

export const routes: Routes = (app, { db }) => {
  app.get('/planned-traces', {
    config: { permission: 'plan.list' },
    schema: {
      operationId: 'listPlannedTraces',
      summary: 'The traces that a student means to collect, in the order in which they were planned',
      querystring: StudentQuery,
      response: { 200: PlannedTraceList, ...problems }
    }
  }, request => domain.list(db, accessOf(request), request.query.studentId))

  app.post('/planned-traces', {
    config: { permission: 'plan.write' },
    schema: {
      operationId: 'planTrace',
      summary: 'Plan a trace',
      body: NewPlannedTrace,
      response: { 201: PlannedTrace, ...problems }
    }
  }, async (request, reply) => reply.code(201).send(await domain.plan(db, accessOf(request), request.body)))

  app.put('/planned-traces/:plannedTraceId', {
    config: { permission: 'plan.write' },
    schema: {
      operationId: 'changePlannedTrace',
      summary: 'Say it otherwise, or name the fiche that has it',
      params: PlannedTraceParams,
      body: PlannedTraceContent,
      response: { 200: PlannedTrace, ...problems }
    }
  }, request => domain.change(db, accessOf(request), request.params.plannedTraceId, request.body))

  app.put('/planned-traces/:plannedTraceId/removal', {
    config: { permission: 'plan.write' },
    schema: {
      operationId: 'removePlannedTrace',
      summary: 'Plan it no longer',
      params: PlannedTraceParams,
      response: { 204: Nothing, ...problems }
    }
  }, async (request, reply) => {
    await domain.remove(db, accessOf(request), request.params.plannedTraceId)
    return reply.code(204).send(null)
  })

  app.delete('/planned-traces/:plannedTraceId/removal', {
    config: { permission: 'plan.write' },
    schema: {
      operationId: 'restorePlannedTrace',
      summary: 'Plan it again',
      params: PlannedTraceParams,
      response: { 204: Nothing, ...problems }
    }
  }, async (request, reply) => {
    await domain.restore(db, accessOf(request), request.params.plannedTraceId)
    return reply.code(204).send(null)
  })
}
