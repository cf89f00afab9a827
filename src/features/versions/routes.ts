import { accessOf } from '../../access.ts'
import { readRevision } from '../../revision.ts'
import { problems, type Routes } from '../../routes.ts'
import { FicheParams, IfMatch } from '../../schema.ts'
import { Version } from '../fiches/schemas.ts'
import * as domain from './domain.ts'

export const routes: Routes = (app, { db, mails }) => {
  app.post('/fiches/:ficheId/versions', {
    config: { permission: 'fiche.write' },
    schema: {
      operationId: 'publishVersion',
      summary: 'Publish the draft as the next version, which never changes again',
      params: FicheParams,
      headers: IfMatch,
      response: { 201: Version, ...problems }
    }
  }, async (request, reply) => {
    const revision = readRevision(request.headers['if-match'])
    return reply.code(201).send(await domain.publish(db, mails, accessOf(request), request.params.ficheId, revision))
  })
}
