import { accessOf } from '../../access.ts'
import { problems, type Routes } from '../../routes.ts'
import * as domain from './domain.ts'
import { PersonList, PersonQuery } from './schemas.ts'

export const routes: Routes = (app, { db }) => {
  app.get('/people', {
    config: { permission: 'people.list' },
    schema: {
      operationId: 'listPeople',
      summary: "The unit's students whom the reader reaches, or its staff, by name",
      querystring: PersonQuery,
      response: { 200: PersonList, ...problems }
    }
  }, request => domain.list(db, accessOf(request), request.query))
}
