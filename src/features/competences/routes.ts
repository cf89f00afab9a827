import { accessOf } from '../../access.ts'
import { readRevision } from '../../revision.ts'
import { problems, type Routes } from '../../routes.ts'
import { IfMatch } from '../../schema.ts'
import * as domain from './domain.ts'
import { CompetenceChange, CompetenceList, CompetenceParams } from './schemas.ts'

export const routes: Routes = (app, { db }) => {
  app.get('/competences', {
    config: { permission: 'competence.list' },
    schema: {
      operationId: 'listCompetences',
      summary: 'What can be targeted in the unit',
      response: { 200: CompetenceList, ...problems }
    }
  }, request => domain.list(db, accessOf(request)))

  app.patch('/competences/:competenceId', {
    config: { permission: 'competence.rename' },
    schema: {
      operationId: 'renameCompetence',
      summary: "Rename a competence: the unit moves to its framework's next version, given as If-Match the one that was read",
      params: CompetenceParams,
      headers: IfMatch,
      body: CompetenceChange,
      response: { 200: CompetenceList, ...problems }
    }
  }, request => {
    const version = readRevision(request.headers['if-match'])
    return domain.rename(db, accessOf(request), request.params.competenceId, version, request.body.label)
  })
}
