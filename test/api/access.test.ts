// Walks every operation as every role, as a stranger of the course, as a person of another school and without a token.
import t from 'tap'
import { v7 } from 'uuid'
import { permissions, reachOf, type Permission, type Reach } from '../../src/access.ts'
import type { Role } from '../../src/lms.ts'
import { buildApp } from '../support/app.ts'
import { completeDraft, openSchool, publishFiche, type Client, type School } from '../support/school.ts'
import { describeOperations, type Operation } from '../support/operations.ts'

interface Sample { path: string, body?: object, headers?: Record<string, string>, object?: 'work' | 'competence' | 'score' | 'tutorship' }

interface Prepared { ficheId: string, competenceId: string, experienceId: string, plannedTraceId: string, student: Client, tutor: Client }

/** A request that an entitled person may make, per operation. One without a sample fails the walk. */
function samplesFor ({ ficheId, competenceId, experienceId, plannedTraceId, student, tutor }: Prepared): Record<string, Sample> {
  const fiche = `/fiches/${ficheId}`
  const experience = `/experiences/${experienceId}`
  const planned = `/planned-traces/${plannedTraceId}`
  const ofStudent = `?studentId=${student.me.id}`
  const tutorship = `/tutorships/${student.me.id}/${tutor.me.id}`
  return {
    openSession: { path: '/sessions', body: { code: `${'a'.repeat(22)}.${'b'.repeat(43)}` } },
    refreshSession: { path: '/sessions/refresh', body: { refreshToken: `${'a'.repeat(22)}.${'b'.repeat(43)}` } },
    endSession: { path: '/sessions/current' },
    readMe: { path: '/me' },
    changeMe: { path: '/me', body: { locale: 'fr' } },
    listCompetences: { path: '/competences' },
    renameCompetence: { path: `/competences/${competenceId}`, body: { label: 'Autre' }, headers: { 'if-match': '"1"' }, object: 'competence' },
    listFiches: { path: '/fiches' },
    downloadFiches: { path: '/fiches/table.csv' },
    createFiche: { path: '/fiches', body: { id: v7() } },
    readFiche: { path: fiche, object: 'work' },
    markRead: { path: `${fiche}/read-mark`, body: { sequence: 1 }, object: 'work' },
    saveDraft: { path: `${fiche}/draft`, body: completeDraft(competenceId, 'A'), headers: { 'if-match': '"1"' }, object: 'work' },
    startDraft: { path: `${fiche}/draft`, object: 'work' },
    discardDraft: { path: `${fiche}/draft`, headers: { 'if-match': '"1"' }, object: 'work' },
    removeFiche: { path: `${fiche}/removal`, object: 'work' },
    restoreFiche: { path: `${fiche}/removal`, object: 'work' },
    publishVersion: { path: `${fiche}/versions`, headers: { 'if-match': '"2"' }, object: 'work' },
    uploadFile: { path: `${fiche}/files`, headers: { 'content-type': 'multipart/form-data; boundary=x' }, object: 'work' },
    readFile: { path: `${fiche}/files/${v7()}`, object: 'work' },
    readStorage: { path: '/me/storage' },
    checkLink: { path: '/link-checks', body: { url: 'https://127.0.0.1/' } },
    listReviews: { path: `${fiche}/reviews`, object: 'work' },
    addComment: { path: `${fiche}/comments`, body: { id: v7(), versionNumber: 1, text: 'x' }, object: 'work' },
    addDecision: { path: `${fiche}/decisions`, body: { id: v7(), versionNumber: 1, outcome: 'approved', reason: '' }, object: 'work' },
    listSavedFilters: { path: '/saved-filters' },
    saveFilter: { path: '/saved-filters', body: { id: v7(), name: 'À relire', query: {} } },
    forgetFilter: { path: `/saved-filters/${v7()}` },
    listExperiences: { path: `/experiences${ofStudent}`, object: 'work' },
    createExperience: { path: '/experiences', body: { id: v7(), ...internship } },
    changeExperience: { path: experience, body: internship, headers: { 'if-match': '"1"' }, object: 'work' },
    removeExperience: { path: `${experience}/removal`, object: 'work' },
    restoreExperience: { path: `${experience}/removal`, object: 'work' },
    listPlannedTraces: { path: `/planned-traces${ofStudent}`, object: 'work' },
    planTrace: { path: '/planned-traces', body: { id: v7(), ...plan(competenceId) } },
    changePlannedTrace: { path: planned, body: plan(competenceId), object: 'work' },
    removePlannedTrace: { path: `${planned}/removal`, object: 'work' },
    restorePlannedTrace: { path: `${planned}/removal`, object: 'work' },
    readDashboard: { path: `/dashboard${ofStudent}`, object: 'work' },
    readTimeline: { path: `/timeline${ofStudent}`, object: 'work' },
    exportOwnWork: { path: '/export' },
    openDownload: { path: '/downloads', body: { path: '/export' } },
    listScores: { path: '/scores' },
    addColumn: { path: '/scores/column' },
    resendScore: { path: `/scores/${student.me.activity.id}/${student.me.id}/resend`, object: 'score' },
    listPeople: { path: '/people' },
    assignTutor: { path: tutorship, object: 'tutorship' },
    withdrawTutor: { path: tutorship },
    changeActivity: { path: '/activities/current', body: { tutoring: 'everyone' } },
    changeProfile: { path: '/unit/profile', body: { draftsReadable: true } },
    listPlatforms: { path: '/platforms' },
    listToolValues: { path: '/platforms/values' },
    checkPlatform: { path: `/platforms/${v7()}/check` }
  }
}

const internship = {
  kind: 'internship', title: 'Stage', host: '', startsOn: null, endsOn: null, setting: null, involvement: null, realism: null, collaboration: null, supervisor: ''
}
const plan = (competenceId: string) => ({ competenceId, text: 'Une photo', ficheId: null })

async function prepare (school: School, suffix = '') {
  const student = await school.enter(`ines${suffix}`, ['student'])
  const tutor = await school.enter(`claire${suffix}`, ['staff'])
  const { id: ficheId, competenceId } = await publishFiche(student)
  await tutor.call('POST', `/fiches/${ficheId}/decisions`, { id: v7(), versionNumber: 1, outcome: 'changes_requested', reason: 'encore' })
  const [experienceId, plannedTraceId] = [v7(), v7()]
  await student.call('POST', '/experiences', { id: experienceId, ...internship })
  await student.call('POST', '/planned-traces', { id: plannedTraceId, ...plan(competenceId) })
  return samplesFor({ ficheId, competenceId, experienceId, plannedTraceId, student, tutor })
}

const ask = (client: Client, { method }: Operation, { path, body, headers }: Sample) => client.call(method, path, body, headers)
const roles: Role[][] = [['student'], ['staff'], ['administrator'], ['staff', 'administrator'], []]

t.test('every operation, as everybody', async t => {
  const operations = await describeOperations()
  t.ok(operations.length >= 22)
  const school = await openSchool(t)
  const other = await school.addOrganisation('Autre école')
  for (const operation of operations) {
    await t.test(operation.operationId, async t => {
      const sample = (await prepare(school, operation.operationId))[operation.operationId]
      if (sample === undefined) return t.fail('this operation needs a sample')
      const rule = permissions[operation.permission]

      const { path, body, headers } = sample
      const stranger = await school.app.inject({ method: operation.method, url: `/api/v1${path}`, headers, ...(body === undefined ? {} : { payload: body }) })
      t.equal(stranger.statusCode, 401, 'without a token, or with a code that nobody gave')
      if (rule === 'anyone') return

      for (const role of roles) {
        const somebody = await school.enter(`somebody-${role.join('-')}`, role)
        const { statusCode } = await ask(somebody, operation, sample)
        const reach = reachOf(operation.permission, role)
        if (reach === undefined) t.equal(statusCode, 403, `a ${role.join('+') || 'person without a role'} may not`)
        else if (reach === 'own' && sample.object === 'work') t.equal(statusCode, 404, "another student's work is not there")
        else t.notOk([401, 403].includes(statusCode), `a ${role.join('+')} may: ${statusCode}`)
      }

      if (sample.object === undefined) return
      await t.test('strangers', async t => {
        // A framework is the school's: an administrator meets its competences in every unit.
        const places = sample.object === 'competence' ? [{ organisationId: other }] : [{ activity: 'another course' }, { organisationId: other }]
        for (const place of places) {
          for (const role of roles.filter(role => reachOf(operation.permission, role) !== undefined)) {
            const somebody = await school.enter('stranger', role, place)
            t.equal((await ask(somebody, operation, sample)).statusCode, 404, `${JSON.stringify(place)} ${role.join('+')}`)
          }
        }
      })
    })
  }
})

t.test('once tutors are assigned, whatever reaches a student\'s work reaches no other student\'s', async t => {
  const operations = (await describeOperations()).filter(({ permission }) => reachOf(permission, ['staff']) === 'assigned')
  t.ok(operations.length >= 8)
  const school = await openSchool(t)
  const samples = await prepare(school)
  const admin = await school.enter('gwenola', ['administrator'])
  await admin.call('PATCH', '/activities/current', { tutoring: 'assigned' })
  const other = await school.enter('yann', ['staff'])
  for (const operation of operations) {
    const sample = samples[operation.operationId]
    if (sample === undefined) return t.fail('this operation needs a sample')
    const answer = await ask(other, operation, sample)
    if (operation.operationId === 'downloadFiches') t.equal(answer.body.trim().split('\n').length, 1, 'nobody in the table')
    else if (sample.object === undefined) t.match(answer.json(), { items: [] }, `${operation.operationId}: nobody in the list`)
    else t.equal(answer.statusCode, 404, operation.operationId)
  }
})

t.test('how far each role reaches', async t => {
  const table: Array<[Permission, Role[], Reach | undefined]> = [
    ['fiche.read', ['student'], 'own'],
    ['fiche.read', ['staff'], 'assigned'],
    ['fiche.read', ['student', 'staff'], 'assigned'],
    ['fiche.read', ['administrator'], undefined],
    ['fiche.read', ['staff', 'administrator'], 'assigned'],
    ['fiche.write', ['student', 'staff'], 'own'],
    ['decision.add', ['student'], undefined],
    ['decision.add', ['staff'], 'assigned'],
    ['score.resend', ['staff'], 'assigned'],
    ['competence.list', ['staff'], 'unit'],
    ['people.list', ['student'], undefined],
    ['people.list', ['staff'], 'assigned'],
    ['people.list', ['administrator', 'staff'], 'unit'],
    ['tutorship.change', ['staff'], undefined],
    ['tutorship.change', ['administrator'], 'unit'],
    ['activity.change', ['staff'], undefined],
    ['platform.list', ['staff', 'administrator'], 'organisation']
  ]
  for (const [permission, who, reach] of table) t.equal(reachOf(permission, who), reach, `${permission} ${who.join('+')}`)
})

t.test('what belongs to others is in no list', async t => {
  const school = await openSchool(t)
  await prepare(school)
  const other = await school.addOrganisation('Autre école')
  const malo = await school.enter('malo', ['student'])
  const elsewhere = await school.enter('claire', ['staff'], { activity: 'another course' })
  const abroad = await school.enter('claire', ['staff', 'administrator'], { organisationId: other })
  for (const client of [malo, elsewhere, abroad]) {
    t.same((await client.call('GET', '/fiches')).json().items, [])
    t.same((await client.call('GET', '/scores')).json().items, [])
  }
  for (const client of [elsewhere, abroad]) t.same((await client.call('GET', '/people')).json().items, [])
  t.same((await abroad.call('GET', '/platforms')).json().items.map((platform: { name: string }) => platform.name), ['Autre école'])
})

t.test('where drafts are private, a draft is its author\'s alone', async t => {
  const school = await openSchool(t)
  const admin = await school.enter('gwenola', ['administrator'])
  t.equal((await admin.call('PATCH', '/unit/profile', { draftsReadable: false })).statusCode, 200)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const id = v7()
  await ines.call('POST', '/fiches', { id })
  await ines.call('PUT', `/fiches/${id}/draft`, completeDraft('', 'A', { competenceIds: [] }), { 'if-match': '"1"' })
  t.same((await claire.call('GET', '/fiches')).json().items, [])
  t.equal((await claire.call('GET', `/fiches/${id}`)).statusCode, 404)
  const published = await publishFiche(ines)
  await ines.call('POST', `/fiches/${published.id}/draft`)
  t.equal((await claire.call('GET', `/fiches/${published.id}`)).json().draft, null, 'nor is the draft of v2 shown')
  t.equal((await claire.call('GET', '/fiches')).json().items[0].hasDraft, false)
})

t.test('what the table does not name is refused', async t => {
  for (const permission of Object.keys(permissions)) {
    if (permission in permissions) t.equal(reachOf(permission as Permission, []), undefined, `${permission}: no role, no right`)
  }
})

t.test('a route that declares no permission stops the boot', async t => {
  await t.rejects(buildApp('postgresql://nowhere', t.testdir(), {
    lti: async app => { app.get('/forgotten', async () => 'x') }
  }), { message: /GET \/forgotten declares no permission/ })
})
