// The launch dialogue by plain HTTP: the demonstration Moodle, the tool, and a browser made of fetch.
import { sql, type KyselyPlugin } from 'kysely'
import t from 'tap'
import { autoForm, signIn } from '../demo/browser.ts'
import { attribute, codeOf, finish, initiation, launch, login, lti, nextOf, readLoginPage, startSchool, type School } from './tool.ts'

const school = await startSchool(t)
const { url, demo, db, entered } = school

/** From the click on the activity to the door. */
async function clickThrough (school: School, personId: string) {
  const moodle = await signIn(school.demo, personId)
  const begun = autoForm(await (await moodle.get('/mod/lti/launch.php?id=3')).text())
  const step = readLoginPage((await school.post('/lti/login', begun.fields)).text)
  const answered = autoForm(await (await moodle.get(`${step.next.pathname}${step.next.search}`)).text())
  const page = await school.post('/lti/launch', answered.fields)
  return { begun, step, answered, page, last: await finish(school, step, answered.fields.id_token ?? '') }
}

t.test('everyone of the course gets in through the whole dialogue', async t => {
  const roles: Record<string, string[]> = { 6: ['student'], 3: ['staff'], 4: ['staff'], 2: ['staff', 'administrator'] }
  for (const [personId, expected] of Object.entries(roles)) {
    const { begun, step, answered, page, last } = await clickThrough(school, personId)
    t.equal(begun.action, `${url}/lti/login`)
    t.equal(answered.action, `${url}/lti/launch`)
    t.match(page.text, `<form method="post" action="${url}/lti/enter">`)
    t.match(page.text, `data-key="${step.key}"`)
    t.equal(last.status, 200)
    t.equal(nextOf(last), `${url}/?o=${school.organisationId}#code=code-${entered.length}`)
    t.equal(last.headers.get('cache-control'), 'no-store')
    t.match(entered.at(-1), {
      organisationId: school.organisationId,
      platformId: school.platformId,
      deploymentId: '1',
      person: { issuer: demo.url, subject: personId },
      roles: expected,
      resourceLink: { id: '1' },
      lineItemUrl: `${demo.url}/mod/lti/services.php/2/lineitems/2/lineitem?type_id=1`
    })
  }
})

t.test('the authentication request', async t => {
  const { next, state } = await login(school, { lti_message_hint: '{"cmid":3,"é":"a b+c&d=e%20"}', login_hint: '6&x' })
  t.equal(next.origin + next.pathname, demo.registration.authorizationUrl)
  t.match(state, /^[\w-]{300,600}$/)
  const { nonce, ...parameters } = Object.fromEntries(next.searchParams)
  t.match(nonce, /^[\w-]{43}$/)
  t.strictSame(parameters, {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: demo.registration.clientId,
    redirect_uri: `${url}/lti/launch`,
    login_hint: '6&x',
    state,
    lti_message_hint: '{"cmid":3,"é":"a b+c&d=e%20"}'
  })
  t.notOk((await login(school, { lti_message_hint: undefined })).next.searchParams.has('lti_message_hint'))
})

t.test('an authorization address that has a query keeps it', async t => {
  const odd = await startSchool(t)
  const authorizationUrl = `${odd.demo.registration.authorizationUrl}?tenant=1`
  await odd.lti.addPlatform({ ...odd.demo.registration, organisationId: odd.organisationId, deploymentIds: [], authorizationUrl })
  t.match((await login(odd)).next.search, /^\?tenant=1&scope=openid&/)
})

t.test('by GET as by POST; the link to a tab of its own begins the same login', async t => {
  const fields = initiation(school, { anything: 'else' })
  const { text } = await school.get(`/lti/login?${new URLSearchParams(fields)}`)
  t.match(readLoginPage(text), { state: /./, proof: /^[\w-]{43}$/ })
  const href = /<a class="action" href="([^"]*)" target="_blank"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const { anything, ...known } = fields
  t.strictSame(Object.fromEntries(new URL(href).searchParams), known)
  t.match(readLoginPage((await school.get(href)).text), { state: /./ })
})

t.test('HEAD begins nothing', async t => {
  t.equal((await fetch(`${url}/lti/login?${new URLSearchParams(initiation(school))}`, { method: 'HEAD' })).status, 404)
})

t.test('nothing is kept of a login; its state holds neither nonce nor proof in clear', async t => {
  const rows = async () => {
    const names = await sql<{ name: string }>`select relname as name from pg_stat_user_tables order by 1`.execute(db)
    return await Promise.all(names.rows.map(async ({ name }) => (await sql.raw<object>(`select count(*), '${name}' from ${name}`).execute(db)).rows))
  }
  const before = await rows()
  const begun = await login(school)
  t.strictSame(await rows(), before)
  const state = Buffer.from(begun.state, 'base64url').toString('latin1')
  for (const secret of [begun.proof, begun.nonce, demo.url, demo.registration.clientId]) t.notOk(begun.state.includes(secret) || state.includes(secret))
  t.not((await login(school)).key, begun.key)
})

t.test('the pages: headers, languages, and a sentence without JavaScript', async t => {
  const answers = [
    await school.post('/lti/login', initiation(school)),
    await school.post('/lti/launch', { id_token: 'a.b.c', state: (await login(school)).state })
  ]
  for (const { status, headers, text } of answers) {
    t.equal(status, 200)
    t.equal(headers.get('content-type'), 'text/html; charset=utf-8')
    t.equal(headers.get('cache-control'), 'no-store')
    t.equal(headers.get('referrer-policy'), 'same-origin')
    t.equal(headers.get('x-content-type-options'), 'nosniff')
    t.equal(headers.get('set-cookie'), null)
    t.equal(headers.get('content-security-policy'), "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; " +
      `base-uri 'none'; frame-ancestors 'self' ${demo.url}`)
    t.match(text, /<html lang="fr">.*<noscript><p>Preuves a besoin de JavaScript/s)
    t.notMatch(text, /<script>|onload|style=/)
  }
  const languages = { 'en-GB,en;q=0.9,fr;q=0.8': 'en', 'fr-CA,en;q=0.5': 'fr', 'de,en;q=0.5': 'en', 'de,fr;q=0.2,en;q=0.1': 'fr', '*': 'fr', ';;q=,': 'fr', 'en;q=0': 'fr' }
  for (const [accepted, language] of Object.entries(languages)) {
    const { text } = await school.post('/lti/launch', { error: 'x' }, { 'accept-language': accepted })
    t.match(text, `<html lang="${language}">`, accepted)
  }
})

t.test('what comes from outside is escaped', async t => {
  const { text } = await school.post('/lti/launch', { id_token: '"><script>alert(1)</script>', state: "'\"><img src=x>" })
  t.notMatch(text, /<img|alert\(1\)<\/script>/)
  const { next } = await login(school, { login_hint: '"><script>' })
  t.equal(next.searchParams.get('login_hint'), '"><script>')
})

t.test('script and style are served for ever, under the name of what they hold', async t => {
  const { text } = await school.post('/lti/launch', { id_token: 'a', state: 's' })
  const found = [...text.matchAll(/(?:src|href)="(http[^"]*\/lti\/launch\.(?:js|css)\?[0-9a-f]{12})"/g)].map(([, address = '']) => address)
  t.equal(found.length, 2)
  for (const address of found) {
    const { status, headers } = await school.get(address)
    t.equal(status, 200)
    t.match(headers.get('content-type'), /^text\/(javascript|css); charset=utf-8$/)
    t.match(headers.get('cache-control'), 'immutable')
  }
})

t.test('bodies that are no form, too long, or say a thing twice', async t => {
  const post = async (type: string, body: string) => await fetch(`${url}/lti/launch`, { method: 'POST', headers: { 'content-type': type }, body })
  const form = 'application/x-www-form-urlencoded'
  const cases: Array<[type: string, body: string, status: number]> = [
    ['application/json', '{"id_token":"a","state":"s"}', 415],
    ['text/plain', 'id_token=a&state=s', 415],
    [form, 'id_token=a&state=s&state=t', 400],
    [form, `id_token=${'x'.repeat(65 * 1024)}&state=s`, 413],
    [form, '', 400],
    [form, '%%%=%zz', 400],
    [form, '__proto__=1&constructor=2', 400]
  ]
  for (const [type, body, status] of cases) {
    const answer = await post(type, body)
    t.equal(answer.status, status, body.slice(0, 20))
    t.match(await answer.text(), /<h1>Preuves ne peut pas s’ouvrir<\/h1>/)
  }
  t.equal((await post(form, `id_token=${'x'.repeat(60 * 1024)}&state=s`)).status, 200, 'a long token')
})

t.test('a failure of ours is a page too, without a word of why', async t => {
  const failing = await startSchool(t, { enter: async () => { throw new Error('the database is called Bertha') } })
  const answer = await launch(failing)
  t.equal(answer.status, 500)
  t.equal(codeOf(answer), 'internal')
  t.notMatch(answer.text, 'Bertha')
})

t.test('a message that is refused leads back to where the platform sent it from, with why', async t => {
  const back = (text: string) => attribute(text, 'class="action" target="_top" href')
  const presentation = (returnUrl: unknown) => ({ [lti('launch_presentation')]: { return_url: returnUrl } })
  const wrong = { [lti('message_type')]: 'LtiSomething' }
  const refused = await launch(school, wrong)
  t.equal(codeOf(refused), 'message-type')
  const { origin, pathname, searchParams } = new URL(back(refused.text))
  t.equal(origin + pathname, `${demo.url}/mod/lti/return.php`)
  const { course, sesskey, lti_errormsg: said, lti_errorlog: log } = Object.fromEntries(searchParams)
  t.match({ course, sesskey }, { course: '2', sesskey: /./ }, 'what the platform put there stays')
  t.match(log, /^message-type · [\w-]+$/)
  t.equal(said, `Preuves ne peut pas s’ouvrir. La plateforme a envoyé un message que Preuves ne peut pas accepter (message_type). Référence : ${log}`)
  const escaped = await launch(school, { ...wrong, ...presentation('https://moodle.test/?a=%22"><script>alert(1)</script>') })
  t.notMatch(escaped.text, '<script>alert')
  t.equal(new URL(back(escaped.text)).hostname, 'moodle.test')

  for (const nowhere of ['javascript:alert(1)', 'http://[', 'return.php', '', 7, null, undefined]) {
    const answer = await launch(school, { ...wrong, ...presentation(nowhere) })
    t.equal(codeOf(answer), 'message-type', `${nowhere}`)
    t.equal(back(answer.text), '', `${nowhere} is no way back`)
  }
  const forged = await launch(school, { nonce: 'another', ...presentation('https://elsewhere.test/') })
  t.equal(codeOf(forged), 'token-nonce')
  t.equal(back(forged.text), '', 'who is not known to be the platform leads nowhere')
})

t.test('a launch costs one statement, the door\'s own, and no call once platform and keys are known', async t => {
  let queries = 0
  let calls = 0
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      queries++
      return node
    },
    transformResult: async ({ result }) => result
  }
  const counted = await startSchool(t, { wrap: db => db.withPlugin(counting) }, { intercept: async () => { calls++; return undefined } })
  await launch(counted)
  queries = calls = 0
  t.equal((await launch(counted)).status, 200)
  t.equal(queries, 1)
  t.equal(calls, 0)
})

t.test('the clock is the one that was given', async t => {
  const late = await startSchool(t, { now: () => new Date(Date.now() + 3_600_000) })
  const begun = await login(late)
  const token = await late.demo.sign(late.demo.launchClaims('6', { nonce: begun.nonce }))
  t.equal(codeOf(await finish(late, begun, token)), 'token-time')
  t.match((await launch(late, { iat: Date.now() / 1000 + 3600, exp: Date.now() / 1000 + 3660 })).status, 200)
})

t.test('a launch from anywhere under our origin', async t => {
  t.equal((await launch(school, { [lti('target_link_uri')]: `${url}/?unit=7#here` })).status, 200)
})
