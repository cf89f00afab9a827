import { accessOf } from '../../access.ts'
import { problems, type Routes } from '../../routes.ts'
import * as domain from './domain.ts'
import { Profile, ProfileChange } from './schemas.ts'

export const routes: Routes = (app, { db }) => {
  app.patch('/unit/profile', {
    config: { permission: 'unit.change' },
    schema: {
      operationId: 'changeProfile',
      summary: 'Change the unit\'s rules or its guidance; another kind brings its own rules and guidance',
      body: ProfileChange,
      response: { 200: Profile, ...problems }
    }
  }, request => domain.changeProfile(db, accessOf(request), request.body))
}
