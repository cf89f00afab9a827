import { sql } from 'kysely'
import t from 'tap'
import { sweep } from '../../src/features/links/domain.ts'
import { createVisit, type Visit } from '../../src/visit.ts'
import { openSchool, type Client } from '../support/school.ts'

type Outcome = Awaited<ReturnType<Visit>>

const check = async (client: Client, url: string) => {
  const answer = await client.call('POST', '/link-checks', { url })
  return { status: answer.statusCode, ...answer.json() }
}

/** A school whose visitor answers as it is told, and keeps what it was given. */
async function openLinks (t: Parameters<typeof openSchool>[0]) {
  const visited: string[] = []
  const seen: { outcome: Outcome } = { outcome: 'reachable' }
  const school = await openSchool(t, {
    visit: async url => {
      visited.push(url)
      return seen.outcome
    }
  })
  const ines = await school.enter('ines', ['student'])
  const age = async (interval: string) => await school.db.updateTable('linkChecks').set({ checkedAt: sql<Date>`now() - ${interval}::interval` }).execute()
  return { school, ines, visited, seen, age }
}

t.test('IMT-43 what a link answers is kept for the school, for a while', async t => {
  const { school, ines, visited, seen, age } = await openLinks(t)
  const url = 'https://example.org/study?a=1'
  const first = await check(ines, url)
  t.match(first, { status: 200, url, kind: 'public', outcome: 'reachable', checkedAt: /^\d{4}-.*Z$/ })
  seen.outcome = 'gone'
  const claire = await school.enter('claire', ['staff'])
  t.strictSame(await check(ines, url), first)
  t.strictSame(await check(claire, url), first, 'for everybody there')
  t.strictSame(visited, [url])
  t.equal((await check(ines, 'https://example.org/study?a=2')).outcome, 'gone', 'another address is another')

  const organisationId = await school.addOrganisation('Ailleurs')
  const other = await school.enter('ines', ['student'], { organisationId })
  visited.length = 0
  t.equal((await check(other, url)).outcome, 'gone', 'not for another school')
  t.strictSame(visited, [url])
  t.equal((await check(ines, url)).outcome, 'reachable', 'which does not change it here')

  const ages: Array<[kept: Outcome, interval: string, isVisited: boolean]> = [
    ['reachable', '6 days 23 hours', false],
    ['reachable', '7 days 1 minute', true],
    ...(['login', 'gone', 'unreachable', 'refused'] as const).flatMap((outcome): typeof ages => [[outcome, '59 minutes', false], [outcome, '61 minutes', true]])
  ]
  for (const [kept, interval, isVisited] of ages) {
    await school.db.updateTable('linkChecks').set({ outcome: kept }).execute()
    await age(interval)
    visited.length = 0
    seen.outcome = kept === 'gone' ? 'reachable' : 'gone'
    const { outcome, checkedAt } = await check(ines, url)
    t.strictSame([outcome, visited.length], isVisited ? [seen.outcome, 1] : [kept, 0], `${kept} after ${interval}`)
    t.equal(Date.now() - Date.parse(checkedAt) < 30_000, isVisited, 'and says when')
  }
})

t.test('IMT-43 what follows the # is never sent, and comes back', async t => {
  const { school, ines, visited } = await openLinks(t)
  for (const fragment of ['', '#secret', '#other']) {
    t.match(await check(ines, `  HTTPS://Example.org/a b${fragment} `), { url: `https://example.org/a%20b${fragment}`, outcome: 'reachable' })
  }
  t.strictSame(visited, ['https://example.org/a%20b'], 'one address, seen once')
  const kept = await school.db.selectFrom('linkChecks').selectAll().execute()
  t.equal(kept.length, 1)
  t.notMatch(JSON.stringify(kept), /example|secret/, 'nor is an address kept in words')
})

t.test('IMT-44 the links of a Nextcloud, wherever it is installed', async t => {
  const { school, ines, visited } = await openLinks(t)
  const cases: Array<[url: string, kind: string]> = [
    ['https://cloud.example.org/f/123', 'nextcloud-direct'],
    ['https://cloud.example.org/f/123/', 'nextcloud-direct'],
    ['https://cloud.example.org/f/123#a', 'nextcloud-direct'],
    ['https://cloud.example.org/index.php/f/123', 'nextcloud-direct'],
    ['https://example.org/nextcloud/f/123?openfile=true', 'nextcloud-direct'],
    ['https://cloud.example.org/apps/files/?dir=/&fileid=5', 'nextcloud-direct'],
    ['https://cloud.example.org/index.php/apps/files/files/5', 'nextcloud-direct'],
    ['https://cloud.example.org/s/aB3-_x', 'nextcloud-share'],
    ['https://cloud.example.org/index.php/s/aB3/download', 'nextcloud-share'],
    ['https://example.org/f/article', 'public'],
    ['https://example.org/of/12', 'public'],
    ['https://example.org/a/s/b', 'public'],
    ['https://example.org/apps/filesystem', 'public'],
    ['https://example.org/?page=/f/12', 'public']
  ]
  for (const [url, kind] of cases) {
    visited.length = 0
    const isDirect = kind === 'nextcloud-direct'
    t.match(await check(ines, url), { status: 200, url, kind, outcome: isDirect ? null : 'reachable', checkedAt: isDirect ? null : String }, url)
    t.equal(visited.length, isDirect ? 0 : 1, `${url}: ${isDirect ? 'whom it works for, no server can see' : 'visited'}`)
  }
  t.equal((await school.db.selectFrom('linkChecks').select('outcome').execute()).length, cases.filter(([, kind]) => kind !== 'nextcloud-direct').length)
})

t.test('what is no web address is refused without a request', async t => {
  let opened = 0
  const visit = createVisit({
    allowPrivate: false,
    open: () => {
      opened++
      throw new Error('nobody goes anywhere')
    }
  })
  const school = await openSchool(t, { visit })
  const ines = await school.enter('ines', ['student'])
  const strange = [
    'javascript:alert(1)', 'JavaScript:/f/1', 'data:text/html,<script>alert(1)</script>', 'file:///etc/passwd', 'file:///f/12', 'file:///apps/files/',
    'ftp://example.org/', 'mailto:ines@example.org', 'https://ines:secret@example.org/', 'https://example.org:8080/'
  ]
  for (const url of strange) t.match(await check(ines, url), { status: 200, kind: 'public', outcome: 'refused' }, url)
  for (const url of ['n’importe quoi', 'www.example.org', '/f/12', 'http://', 'https://a b/', '🦆']) {
    t.match(await check(ines, url), { status: 200, url, kind: 'public', outcome: 'refused', checkedAt: null }, url)
  }
  t.equal(opened, 0)
  t.equal((await check(ines, '')).status, 400)
  t.equal((await check(ines, `https://example.org/${'a'.repeat(2_000)}`)).status, 400)
})

t.test('two who ask at once are both answered, and one answer is kept', async t => {
  let arrived = 0
  const { promise: together, resolve } = Promise.withResolvers<void>()
  const school = await openSchool(t, {
    visit: async () => {
      if (++arrived === 2) resolve()
      await together
      return 'login'
    }
  })
  const ines = await school.enter('ines', ['student'])
  const malo = await school.enter('malo', ['student'])
  const answers = await Promise.all([ines, malo].map(async client => await check(client, 'https://example.org/')))
  t.match(answers, [{ status: 200, outcome: 'login' }, { status: 200, outcome: 'login' }])
  t.equal((await school.db.selectFrom('linkChecks').select('outcome').execute()).length, 1)
})

t.test('what is old is forgotten', async t => {
  const { school, ines, age } = await openLinks(t)
  await check(ines, 'https://example.org/old')
  await age('7 days 1 minute')
  await check(ines, 'https://example.org/new')
  await sweep(school.db)
  t.equal((await school.db.selectFrom('linkChecks').select('outcome').execute()).length, 1)
})
