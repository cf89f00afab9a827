import { accessOf } from '../../access.ts'
import { problems, type Routes } from '../../routes.ts'
import * as domain from './domain.ts'
import { PlatformCheck, PlatformList, PlatformParams, ToolValueList } from './schemas.ts'

export const routes: Routes = (app, { db, lms, publicUrl }) => {
  app.get('/platforms', {
    config: { permission: 'platform.list' },
    schema: {
      operationId: 'listPlatforms',
      summary: 'The LMS platforms that the school has connected',
      response: { 200: PlatformList, ...problems }
    }
  }, request => domain.list(db, accessOf(request)))

  app.get('/platforms/values', {
    config: { permission: 'platform.list' },
    schema: {
      operationId: 'listToolValues',
      summary: "What an LMS's form for an external tool asks for, to connect it by hand",
      response: { 200: ToolValueList, ...problems }
    }
  }, request => domain.listValues(publicUrl, accessOf(request)))

  app.post('/platforms/:platformId/check', {
    // Each makes a dozen requests to the LMS.
    config: { permission: 'platform.check', rateLimit: { max: 6, timeWindow: '1 minute' } },
    schema: {
      operationId: 'checkPlatform',
      summary: 'Look whether everything works between the LMS and Preuves, and what to change',
      params: PlatformParams,
      response: { 200: PlatformCheck, ...problems }
    }
  }, request => domain.check(db, lms, accessOf(request), request.params.platformId))
}
