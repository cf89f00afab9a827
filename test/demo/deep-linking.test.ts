import t from 'tap'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { autoForm, signIn } from './browser.ts'
import type { Browser } from './browser.ts'
import { startPlatform } from './platform.ts'
import { dl, lti } from './tool.ts'
import { recordedLaunch, shape } from './wire.ts'

const ours = ['groups', 'context_history', 'person_sourcedid']
const settingsOf = (claims: Record<string, unknown>) => Object(claims[dl('deep_linking_settings')])
const now = () => Math.floor(Date.now() / 1000)

const link = (more: Record<string, unknown> = {}) => ({ type: 'ltiResourceLink', title: 'Fiches CG3', ...more })

t.test('deep linking', async t => {
  const platform = await startPlatform(t)
  const { demo, tool } = platform
  const [yann, claire, gwenola, ines] = [await signIn(demo, '4'), await signIn(demo, '3'), await signIn(demo, '2'), await signIn(demo, '6')]
  const course = async (who: Browser) => await (await who.get('/course/view.php?id=2')).text()

  /** The dialogue up to the id_token, as a browser goes through it. */
  async function ask (who: Browser): Promise<Record<string, unknown>> {
    const { action, fields } = autoForm(await (await who.get('/mod/lti/contentitem.php?id=1&course=2')).text())
    const login = await fetch(action, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
    const form = autoForm(await (await who.get(login.headers.get('location') ?? '')).text())
    const { payload } = await jwtVerify(form.fields.id_token ?? '', createRemoteJWKSet(new URL(demo.registration.keysUrl)), { issuer: demo.url, audience: fields.client_id })
    return payload
  }

  /** What a tool answers, posted to where it was asked to. */
  async function answer (who: Browser, claims: Record<string, unknown>, header?: { kid?: string }) {
    const jwt = await tool.answer(claims, header)
    return await who.post(settingsOf(await ask(who)).deep_link_return_url, { JWT: jwt })
  }

  await t.test('is offered to who may manage activities', async t => {
    for (const who of [yann, gwenola]) {
      t.match(await course(who), 'Ajouter du contenu Preuves')
      t.match(await (await who.get('/course/modedit.php?add=lti&course=2&typeid=1')).text(),
        '<iframe id="contentframe" title="Contenu de Preuves" src="/mod/lti/contentitem.php?id=1&amp;course=2" allow=')
    }
    for (const who of [claire, ines]) {
      t.notMatch(await course(who), 'Ajouter du contenu')
      for (const path of ['/course/modedit.php?add=lti&course=2&typeid=1', '/mod/lti/contentitem.php?id=1&course=2']) t.equal((await who.get(path)).status, 404, path)
    }
    t.equal((await yann.get('/mod/lti/contentitem.php?id=9&course=2')).status, 404)
    t.equal((await yann.get('/mod/lti/contentitem.php?id=1&course=9')).status, 404)
  })

  await t.test('begins with a login whose hint names no activity', async t => {
    const { fields } = autoForm(await (await yann.get('/mod/lti/contentitem.php?id=1&course=2')).text())
    t.match(fields.lti_message_hint, /^\{"launchid":"ltilaunch_ContentItemSelectionRequest\d+"\}$/)
    t.match(fields, { iss: demo.url, target_link_uri: `${tool.url}/lti/launch`, login_hint: '4', client_id: 'preuves-demo', lti_deployment_id: '1' })
  })

  await t.test('asks, member by member, as recorded in launch-deep-linking', async t => {
    const { claims: recorded } = await recordedLaunch('launch-deep-linking')
    const { [lti('custom')]: custom, ...claims } = await ask(yann)
    const theirs = Object.fromEntries(Object.entries(Object(custom)).filter(([name]) => !ours.includes(name)))
    t.strictSame(shape({ ...claims, [lti('custom')]: theirs }), shape(recorded))
    for (const claim of ['message_type', 'version', 'deployment_id', 'roles', 'lis']) t.strictSame(claims[lti(claim)], recorded[lti(claim)], claim)
    const { deep_link_return_url: address, ...settings } = settingsOf(claims)
    const { deep_link_return_url: recordedAddress, ...recordedSettings } = settingsOf(recorded)
    t.strictSame(settings, recordedSettings)
    t.match(address, /^http:\/\/localhost:\d+\/mod\/lti\/contentitem_return\.php\?course=2&id=1&sesskey=[a-zA-Z0-9]{10}$/)
    t.match(recordedAddress, /contentitem_return\.php\?course=2&id=1&sesskey=/)
    t.match(await ask(gwenola), { [lti('roles')]: [/institution.*#Administrator$/, /#Instructor$/, /system.*#Administrator$/] })
  })

  await t.test('tests can make it ask as other platforms do', async t => {
    demo.setDeepLinkingSettings({ accept_multiple: false, data: 'opaque', accept_types: ['ltiResourceLink', 'link'], text: undefined })
    const settings = settingsOf(await ask(yann))
    t.match(settings, { accept_multiple: false, data: 'opaque', accept_types: ['ltiResourceLink', 'link'], title: 'Preuves' })
    t.notOk('text' in settings)
    t.match(settingsOf(demo.deepLinkingClaims('4')), { data: 'opaque' })
    demo.setDeepLinkingSettings({})
    t.match(demo.deepLinkingClaims('4', { nonce: 'mine', iat: undefined }), { nonce: 'mine', [lti('message_type')]: 'LtiDeepLinkingRequest', iat: undefined })
    t.throws(() => demo.deepLinkingClaims('4', {}, { courseId: '9' }))
  })

  await t.test('what is selected becomes activities', async t => {
    const items = [
      link({
        text: 'Le cahier des charges',
        custom: { preuves_unit: 'u1', preuves_competence: 'c3', History: '$Context.id.history' },
        lineItem: { label: 'CG3', scoreMaximum: 20, resourceId: 'cg3', tag: 'competence', submissionReview: { url: `${tool.url}/review` } },
        icon: { url: 'https://x.example/i.png' },
        iframe: { width: 1 }
      }),
      link({ title: undefined, url: `${tool.url}/lti/launch?x=1`, custom: {} })
    ]
    const done = await answer(yann, { [dl('content_items')]: items, [dl('msg')]: 'Deux <b>liens</b>' })
    t.equal(done.status, 200)
    t.match(await done.text(), /href="\/course\/view\.php\?id=2" target="_top" data-done/)
    t.match(demo.activities(), [{}, {
      cmid: 4, resourceLinkId: '2', title: 'Fiches CG3', text: 'Le cahier des charges', url: null, custom: 'preuves_unit=u1\npreuves_competence=c3\nHistory=$Context.id.history', typeId: '1'
    }, { cmid: 5, title: 'Preuves', url: `${tool.url}/lti/launch?x=1`, custom: '' }])
    t.match(demo.gradebook.lineItems(), [{}, { cmid: 4, label: 'Fiches CG3', max: 20, resourceId: 'cg3', tag: 'competence' }])
    t.equal(demo.gradebook.lineItems().length, 2, 'no column without a line item')
    t.match(demo.launchClaims('6', {}, { activity: 4 })[lti('custom')], { preuves_unit: 'u1', preuves_competence: 'c3', History: '', history: '' })
    t.match(demo.deepLinkingAnswers.at(-1), { iss: 'preuves-demo', [lti('message_type')]: 'LtiDeepLinkingResponse' })
    const page = await course(yann)
    for (const text of ['Deux &lt;b&gt;liens&lt;/b&gt;', 'Ajouté au cours : « Fiches CG3 », « Preuves ».', 'href="/mod/lti/view.php?id=4"', 'Le cahier des charges']) t.match(page, text)
    t.notMatch(await course(yann), 'Ajouté au cours', 'said once')
  })

  await t.test('the gradebook\'s link opens a review where the line item says', async t => {
    const { fields } = autoForm(await (await yann.get('/mod/lti/launch.php?id=4&action=gradeReport&user=6')).text())
    t.equal(fields.target_link_uri, `${tool.url}/review`)
  })

  await t.test('nothing selected is a cancel, whatever is said; an error is shown and nothing made', async t => {
    const before = demo.activities().length
    await answer(yann, { [dl('content_items')]: [], [dl('msg')]: 'Rien' })
    await answer(yann, {})
    t.notMatch(await course(yann), 'role="status"')
    await answer(yann, { [dl('content_items')]: [link()], [dl('errormsg')]: 'Panne', [dl('msg')]: 'Bien' })
    const page = await course(yann)
    t.match(page, '<p class="alert" role="alert">Panne</p>')
    t.notMatch(page, 'Bien')
    await answer(yann, { [dl('content_items')]: [{ title: 'no type' }] })
    t.match(await course(yann), 'Format de réponse incorrect')
    t.equal(demo.activities().length, before)
  })

  await t.test('an answer that does not verify ends on a page of Moodle', async t => {
    const before = demo.activities().length
    const items = { [dl('content_items')]: [link()] }
    for (const [claims, header, says] of [
      [{ iss: 'someone-else' }, undefined, 'Consumer key is incorrect'],
      [{}, {}, '&quot;kid&quot; empty'],
      [{}, { kid: 'unknown' }, '&quot;kid&quot; invalid'],
      [{ iat: now() + 30 }, undefined, 'Cannot handle token'],
      [{ exp: now() - 1 }, undefined, 'Expired token']
    ] as const) {
      const refused = await answer(yann, { ...items, ...claims }, header)
      t.equal(refused.status, 404, says)
      t.match(await refused.text(), says)
    }
    const address = settingsOf(await ask(yann)).deep_link_return_url
    const good = await tool.answer(items)
    for (const JWT of ['', 'nonsense', `${good.slice(0, -8)}AAAAAAAA`]) t.equal((await yann.post(address, { JWT })).status, 404)
    t.equal((await yann.post(address.replace('id=1', 'id=9'), { JWT: good })).status, 404)
    t.equal((await yann.post(address.replace(/sesskey=\w+/, 'sesskey=other'), { JWT: good })).status, 404)
    t.equal((await claire.post(address, { JWT: good })).status, 404, 'a tutor may not')
    t.equal(demo.activities().length, before)
  })

  await t.test('wire 15: a new key of the tool is picked up here too', async t => {
    await tool.rotate()
    const before = tool.fetches.length
    t.equal((await answer(yann, {})).status, 200)
    t.equal(tool.fetches.length, before + 1)
    t.equal((await answer(yann, {})).status, 200)
    t.equal(tool.fetches.length, before + 1, 'cached')
  })

  await t.test('withheld by SameSite, the cookie comes with a second post, asked once', async t => {
    const address = settingsOf(await ask(yann)).deep_link_return_url
    const JWT = await tool.answer({ [dl('content_items')]: [link({ title: 'Reposté' })] })
    const again = autoForm(await (await yann.withoutCookie.post(address, { JWT })).text())
    t.strictSame(again.fields, { JWT, repost: 'true' })
    t.equal((await yann.withoutCookie.post(again.action, again.fields)).status, 303, 'still no cookie: sign in')
    t.equal((await yann.post(again.action, again.fields)).status, 200)
    t.match(demo.activities().at(-1), { title: 'Reposté' })
  })
})
