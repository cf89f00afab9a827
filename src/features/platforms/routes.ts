import { accessOf } from '../../access.ts'
import { problems, type Routes } from '../../routes.ts'
import * as domain from './domain.ts'
import { PlatformList } from './schemas.ts'

export const routes: Routes = (app, { db }) => {
  app.get('/platforms', {
    config: { permission: 'platform.list' },
    schema: {
      operationId: 'listPlatforms',
      summary: 'The LMS platforms that the school has connected',
      response: { 200: PlatformList, ...problems }
    }
  }, request => domain.list(db, accessOf(request)))
}
