import { accessOf } from '../../access.ts'
import { problems, type Routes } from '../../routes.ts'
import { Nothing } from '../../schema.ts'
import * as domain from './domain.ts'
import { NewSavedFilter, SavedFilter, SavedFilterList, SavedFilterParams } from './schemas.ts'

export const routes: Routes = (app, { db }) => {
  app.get('/saved-filters', {
    config: { permission: 'filter.keep' },
    schema: {
      operationId: 'listSavedFilters',
      summary: 'The reader\'s own, in the order in which they were saved',
      response: { 200: SavedFilterList, ...problems }
    }
  }, request => domain.list(db, accessOf(request)))

  app.post('/saved-filters', {
    config: { permission: 'filter.keep' },
    schema: {
      operationId: 'saveFilter',
      summary: 'Keep what the list is narrowed to, under a name',
      body: NewSavedFilter,
      response: { 201: SavedFilter, ...problems }
    }
  }, async (request, reply) => reply.code(201).send(await domain.save(db, accessOf(request), request.body)))

  app.delete('/saved-filters/:savedFilterId', {
    config: { permission: 'filter.keep' },
    schema: {
      operationId: 'forgetFilter',
      summary: 'Forget one; forgetting it twice is no error',
      params: SavedFilterParams,
      response: { 204: Nothing, ...problems }
    }
  }, async (request, reply) => {
    await domain.forget(db, accessOf(request), request.params.savedFilterId)
    return reply.code(204).send(null)
  })
}
