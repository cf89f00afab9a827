import { accessOf } from '../../access.ts'
import { problems, type Routes } from '../../routes.ts'
import { StudentQuery } from '../../schema.ts'
import * as domain from './domain.ts'
import { Dashboard, Timeline } from './schemas.ts'

export const routes: Routes = (app, { db }) => {
  app.get('/dashboard', {
    config: { permission: 'fiche.list' },
    schema: {
      operationId: 'readDashboard',
      summary: 'Where a student stands: next step, news, progress per competence',
      querystring: StudentQuery,
      response: { 200: Dashboard, ...problems }
    }
  }, request => domain.readDashboard(db, accessOf(request), request.query.studentId))

  app.get('/timeline', {
    config: { permission: 'fiche.list' },
    schema: {
      operationId: 'readTimeline',
      summary: 'A student\'s traces by the date of what they show, with their experiences',
      querystring: StudentQuery,
      response: { 200: Timeline, ...problems }
    }
  }, request => domain.readTimeline(db, accessOf(request), request.query.studentId))
}
