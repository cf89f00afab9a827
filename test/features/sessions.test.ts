import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import t from 'tap'
import * as sessions from '../../src/features/sessions/domain.ts'
import { openSchool } from '../support/school.ts'

t.test('a launch code opens one session, once', async t => {
  const school = await openSchool(t)
  const { code } = await sessions.enter(school.db, await school.launch('ines', ['student']))
  const answers = await Promise.all(Array.from({ length: 8 }, () => school.app.inject({ method: 'POST', url: '/api/v1/sessions', payload: { code } })))
  t.same(answers.map(answer => answer.statusCode).sort(), [201, 401, 401, 401, 401, 401, 401, 401])
  t.match(answers.find(answer => answer.statusCode === 401)?.json(), { code: 'code-unknown' })
})

t.test('an old code opens nothing', async t => {
  const school = await openSchool(t)
  const { code } = await sessions.enter(school.db, await school.launch('ines', ['student']))
  await sql`update launch_codes set expires_at = now()`.execute(school.db)
  t.equal((await school.app.inject({ method: 'POST', url: '/api/v1/sessions', payload: { code } })).statusCode, 401)
  await sessions.sweep(school.db)
  t.equal((await school.db.selectFrom('launchCodes').selectAll().execute()).length, 0)
})

t.test('what has expired is swept, with its tokens, and nothing else', async t => {
  const school = await openSchool(t)
  await school.enter('ines', ['student'])
  const malo = await school.enter('malo', ['student'])
  await sql`update sessions set expires_at = now() - interval '1 second' where person_id <> ${malo.me.id}`.execute(school.db)
  await sessions.sweep(school.db)
  t.same((await school.db.selectFrom('sessions').select('personId').execute()), [{ personId: malo.me.id }])
  t.equal((await school.db.selectFrom('refreshTokens').selectAll().execute()).length, 1)
})

t.test('a refresh token is for one use, with a minute of grace for a lost answer; a copied one ends the session', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const refresh = (refreshToken: string) => school.app.inject({ method: 'POST', url: '/api/v1/sessions/refresh', payload: { refreshToken } })
  const first = await refresh(ines.tokens.refreshToken)
  t.equal(first.statusCode, 200)
  const repeat = await refresh(ines.tokens.refreshToken)
  t.equal(repeat.statusCode, 200, 'within the minute')
  await sql`update refresh_tokens set replaced_at = replaced_at - interval '2 minutes' where replaced_at is not null`.execute(school.db)
  t.match((await refresh(ines.tokens.refreshToken)).json(), { status: 401, code: 'session-ended' })
  t.match((await refresh(first.json().refreshToken)).json(), { status: 401, code: 'session-ended' }, 'whoever holds it')
})

t.test('signing out ends the session', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  t.equal((await ines.call('DELETE', '/sessions/current')).statusCode, 204)
  const refreshed = await school.app.inject({ method: 'POST', url: '/api/v1/sessions/refresh', payload: { refreshToken: ines.tokens.refreshToken } })
  t.equal(refreshed.statusCode, 401)
})

t.test('nothing that lets somebody in lies in clear in the database', async t => {
  const school = await openSchool(t)
  const { code } = await sessions.enter(school.db, await school.launch('ines', ['student']))
  const ines = await school.enter('ines', ['student'])
  for (const table of ['launch_codes', 'refresh_tokens', 'sessions']) {
    const { rows } = await sql.raw(`select * from ${table}`).execute(school.db)
    const dump = JSON.stringify(rows, (_key, value: unknown) => Buffer.isBuffer(value) ? value.toString('latin1') : value)
    for (const secret of [code, ines.tokens.refreshToken, ines.tokens.accessToken]) {
      t.notOk(dump.includes(secret) || dump.includes(secret.split('.')[1] ?? secret), table)
    }
  }
})

t.test('many first launches of one activity at once make one unit, and each lets its person in', async t => {
  const school = await openSchool(t)
  const names = Array.from({ length: 8 }, (_, index) => `eleve${index}`)
  const entered = await Promise.all(names.map(name => school.enter(name, ['student'])))
  t.equal(new Set(entered.map(({ me }) => me.unit.id)).size, 1)
  t.equal((await school.db.selectFrom('units').selectAll().execute()).length, 1)
  t.equal((await school.db.selectFrom('frameworks').selectAll().execute()).length, 1)
})

t.test('a person is (issuer, sub): another name or e-mail is still them, the same e-mail is not', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const launch = await school.launch('ines', ['student'])
  const { code } = await sessions.enter(school.db, { ...launch, person: { ...launch.person, name: 'Inès Caradec', email: 'malo@moodle.test' } })
  const opened = await sessions.openByCode(school.db, code)
  t.equal(opened.actor.personId, ines.me.id)
  t.not((await school.enter('malo', ['student'])).me.id, ines.me.id)
})

t.test('half a character in a name, or a quote, keeps nobody out', async t => {
  const school = await openSchool(t)
  const { call } = await school.enter('Inès "\\" O\'Neill \ud83d', ['student'])
  t.equal((await call('GET', '/me')).json().name, 'Inès "\\" O\'Neill \ufffd')
})

t.test('the launch\'s language first, the person\'s choice after', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  t.equal((await ines.call('GET', '/me')).json().locale, 'fr')
  t.equal((await ines.call('PATCH', '/me', { locale: 'en' })).json().locale, 'en')
  t.equal((await (await school.enter('ines', ['student'])).call('GET', '/me')).json().locale, 'en')
  t.match((await ines.call('PATCH', '/me', { locale: 'br' })).json(), { status: 400, fields: [{ field: 'locale' }] })
})

t.test('a forged, foreign, stale or unsigned access token lets nobody in', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const [head, body, signature] = ines.tokens.accessToken.split('.')
  const claims: unknown = JSON.parse(Buffer.from(body ?? '', 'base64url').toString())
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const forged = {
    unsigned: `${encode({ alg: 'none', typ: 'JWT' })}.${body}.`,
    raised: `${head}.${encode({ ...Object(claims), roles: ['staff', 'administrator'] })}.${signature}`,
    stale: school.app.jwt.sign(Object(claims), { expiresIn: -1 }),
    elsewhere: school.app.jwt.sign({ ...Object(claims), iss: undefined, aud: undefined }, { iss: 'other', aud: 'other' }),
    incomplete: school.app.jwt.sign({ personId: ines.me.id })
  }
  for (const [name, token] of Object.entries(forged)) {
    const answer = await school.app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } })
    t.equal(answer.statusCode, 401, name)
  }
})

t.test('a token that was good is refused when it ends', async t => {
  const school = await openSchool(t)
  const { tokens } = await school.enter('ines', ['student'])
  const claims: unknown = JSON.parse(Buffer.from(tokens.accessToken.split('.')[1] ?? '', 'base64url').toString())
  const token = school.app.jwt.sign({ ...Object(claims), exp: undefined, iat: undefined }, { expiresIn: 2 })
  const ask = async () => (await school.app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } })).statusCode
  t.same([await ask(), await ask()], [200, 200])
  await sleep(2100)
  t.equal(await ask(), 401)
})
