import { accessOf } from '../../access.ts'
import { readRevision } from '../../revision.ts'
import { problems, type Routes } from '../../routes.ts'
import { FicheParams, IfMatch } from '../../schema.ts'
import { Draft, DraftContent } from '../fiches/schemas.ts'
import * as domain from './domain.ts'

export const routes: Routes = (app, { db }) => {
  app.put('/fiches/:ficheId/draft', {
    config: { permission: 'fiche.write' },
    schema: {
      operationId: 'saveDraft',
      summary: 'Save the draft, however incomplete',
      params: FicheParams,
      headers: IfMatch,
      body: DraftContent,
      response: { 200: Draft, ...problems }
    }
  }, request => {
    const revision = readRevision(request.headers['if-match'])
    return domain.save(db, accessOf(request), request.params.ficheId, revision, request.body)
  })

  app.post('/fiches/:ficheId/draft', {
    config: { permission: 'fiche.write' },
    schema: {
      operationId: 'startDraft',
      summary: 'Begin the next version with what the last one holds',
      params: FicheParams,
      response: { 200: Draft, ...problems }
    }
  }, request => domain.start(db, accessOf(request), request.params.ficheId))
}
