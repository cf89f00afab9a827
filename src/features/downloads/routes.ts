import { accessOf } from '../../access.ts'
import { problems, type Routes } from '../../routes.ts'
import * as domain from './domain.ts'
import { Download, NewDownload } from './schemas.ts'

export const routes: Routes = (app, { publicUrl }) => {
  app.post('/downloads', {
    config: { permission: 'me.read' },
    schema: {
      operationId: 'openDownload',
      summary: 'An address for what a browser downloads by itself: it cannot send a token',
      body: NewDownload,
      response: { 201: Download, ...problems }
    }
  }, async (request, reply) => reply.code(201).send(await domain.open(app, publicUrl, accessOf(request), request.body.path)))
}
