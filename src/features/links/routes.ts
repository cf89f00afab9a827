import { accessOf } from '../../access.ts'
import { problems, type Routes } from '../../routes.ts'
import * as domain from './domain.ts'
import { LinkCheck, LinkToCheck } from './schemas.ts'

export const routes: Routes = (app, { db, visit }) => {
  app.post('/link-checks', {
    config: { permission: 'link.check', rateLimit: { max: 60, timeWindow: '1 minute' } },
    schema: {
      operationId: 'checkLink',
      summary: 'Whether a link can be opened, as the server has seen it: it looks once a week',
      body: LinkToCheck,
      response: { 200: LinkCheck, ...problems }
    }
  }, request => domain.check(db, visit, accessOf(request), request.body.url))
}
