// Connections, as administrators see and check them.
import t from 'tap'
import { v7 } from 'uuid'
import { adviceSentences } from '../../src/features/platforms/advice.ts'
import { toolValues } from '../../src/features/platforms/values.ts'
import { adviceCodes, LmsError, type CheckedCourse, type CheckLine, type Lms, type Platform } from '../../src/lms.ts'
import { openSchool } from '../support/school.ts'

const refuse = async (): Promise<never> => { throw new LmsError('refused', 'not asked for here') }

/** An LMS that notes what was to be checked, and finds what it is told. */
function lmsThatFinds (lines: CheckLine[]) {
  const asked: Array<{ platform: Platform, course: CheckedCourse | null }> = []
  const lms: Lms = {
    sendScore: refuse,
    readResult: refuse,
    provideLineItem: refuse,
    listMembers: refuse,
    check: async (platform, course) => {
      asked.push({ platform, course })
      return lines
    }
  }
  return { lms, asked }
}

interface Listed { items: Array<{ id: string }> }
interface Values { items: Array<{ name: string, value: string }> }

t.test('a check tells each line with what to change, by the newest activity', async t => {
  const { lms, asked } = lmsThatFinds([
    { part: 'token', outcome: 'ok', advice: null, detail: null },
    { part: 'clock', outcome: 'failed', advice: 'clock-ahead', detail: '4.0 s' }
  ])
  const school = await openSchool(t, { lms })
  const gwenola = await school.enter('gwenola', ['administrator'])
  const { items: [platform] } = (await gwenola.call('GET', '/platforms')).json<Listed>()
  const path = `/platforms/${platform?.id}/check`
  const answer = await gwenola.call('POST', path)
  t.equal(answer.statusCode, 200)
  t.match(answer.json(), {
    checkedAt: /^\d{4}-.*Z$/,
    lines: [
      { part: 'token', outcome: 'ok', advice: null, detail: null },
      { part: 'clock', outcome: 'failed', advice: { code: 'clock-ahead', fr: /NTP/, en: /NTP/ }, detail: '4.0 s' }
    ]
  })
  const services = { lineItemsUrl: 'https://moodle.test/lineitems?type_id=1', membershipsUrl: 'https://moodle.test/memberships' }
  t.strictSame(asked, [{
    platform: { organisationId: school.organisationId, platformId: platform?.id },
    course: { ...services, lineItemUrl: 'https://moodle.test/lineitems/1/lineitem?type_id=1' }
  }])

  await school.enter('gwenola', ['administrator'], { activity: '2', lineItemUrl: null })
  await gwenola.call('POST', path)
  t.equal(asked.at(-1)?.course?.lineItemUrl, null, 'the newest has no column')
  await school.db.updateTable('activities').set({ ownLineItemUrl: 'https://moodle.test/ours' }).where('resourceLinkId', '=', '2').execute()
  await gwenola.call('POST', path)
  t.equal(asked.at(-1)?.course?.lineItemUrl, 'https://moodle.test/ours', 'or one of ours')
})

t.test('a platform from which nobody has come yet', async t => {
  const { lms, asked } = lmsThatFinds([])
  const school = await openSchool(t, { lms })
  const gwenola = await school.enter('gwenola', ['administrator'])
  const id = v7()
  const address = 'https://other.test/'
  await school.db.insertInto('platforms').values({
    organisationId: school.organisationId, id, name: 'Autre', issuer: address, clientId: '2', authorizationUrl: address, tokenUrl: address, keysUrl: address, active: false
  }).execute()
  t.strictSame((await gwenola.call('POST', `/platforms/${id}/check`)).json().lines, [])
  t.equal(asked.at(-1)?.course, null)
})

t.test("only administrators check, only their own school's platforms, and not without end", async t => {
  const { lms, asked } = lmsThatFinds([])
  const school = await openSchool(t, { lms })
  const gwenola = await school.enter('gwenola', ['administrator'])
  const { items: [mine] } = (await gwenola.call('GET', '/platforms')).json<Listed>()
  for (const role of ['student', 'staff'] as const) {
    t.equal((await (await school.enter(role, [role])).call('POST', `/platforms/${mine?.id}/check`)).statusCode, 403)
    t.equal((await (await school.enter(role, [role])).call('GET', '/platforms/values')).statusCode, 403)
  }
  const stranger = await school.enter('erwan', ['administrator'], { organisationId: await school.addOrganisation('Autre école') })
  t.match((await stranger.call('POST', `/platforms/${mine?.id}/check`)).json(), { status: 404, code: 'not-found' })
  t.equal((await gwenola.call('POST', `/platforms/${v7()}/check`)).statusCode, 404)
  t.strictSame(asked, [])
  const statuses: number[] = []
  for (let turn = 0; turn < 6; turn++) statuses.push((await gwenola.call('POST', `/platforms/${mine?.id}/check`)).statusCode)
  t.strictSame(statuses, [200, 200, 200, 200, 200, 429], 'six in a minute, with the one above')
})

t.test("what Moodle's form asks for", async t => {
  const school = await openSchool(t, { publicUrl: 'https://preuves.test' })
  const gwenola = await school.enter('gwenola', ['administrator'])
  const { items } = (await gwenola.call('GET', '/platforms/values')).json<Values>()
  t.strictSame(items, toolValues('https://preuves.test', school.organisationId))
  t.match(Object.fromEntries(items.map(({ name, value }) => [name, value])), {
    toolUrl: 'https://preuves.test/lti/launch',
    publicKeyset: `https://preuves.test/lti/keys/${school.organisationId}`,
    loginUrl: 'https://preuves.test/lti/login',
    customParameters: /^groups=\$Moodle\.Person\.userGroupIds$/m
  })
})

t.test('every advice has its sentence in both languages, in the spelling of each', t => {
  for (const code of adviceCodes) {
    const { fr, en } = adviceSentences[code]
    t.match(fr, /[.1]$/, code)
    t.match(en, /[.1]$/, code)
    t.notMatch(fr.replace(/SetEnvIf.*/, ''), / [;!?»:]|« |'/, `${code}: unbreakable spaces, curly apostrophes`)
    t.not(fr, en)
  }
  t.end()
})
