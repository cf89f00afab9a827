// The launch in a real Chromium: inside the frame of another site, third-party cookies blocked.
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Frame, type Page } from 'playwright-core'
import t from 'tap'
import { EntryError } from '../../src/lms.ts'
import { codeOf, initiation, startSchool, type School } from './tool.ts'

interface Teardown { teardown: (close: () => Promise<void>) => void }

/**
 * A browser that blocks third-party cookies. Playwright switches off the partitioning of storage by site, which every
 * browser now has; a later --disable-features takes that back. Without it, storage in frames is blocked as the cookies are.
 */
async function open (t: Teardown, { partitioned = true } = {}): Promise<BrowserContext> {
  const folder = await mkdtemp(join(tmpdir(), 'preuves-chromium-'))
  await mkdir(join(folder, 'Default'))
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify({ profile: { cookie_controls_mode: 1 } }))
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', ...(partitioned ? ['--disable-features=Translate'] : [])],
    locale: 'fr-FR'
  })
  context.setDefaultTimeout(90_000)
  t.teardown(async () => {
    await context.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  })
  return context
}

async function signIn (context: BrowserContext, { demo }: School, personId: string): Promise<Page> {
  const page = await context.newPage()
  await page.context().request.post(`${demo.url}/login/index.php`, { form: { person: personId }, maxRedirects: 0 })
  return page
}

/** The tool's frame, once it shows this text. */
async function toolFrame (page: Page, text: string): Promise<Frame> {
  await page.frameLocator('iframe').getByText(text).waitFor()
  const frame = page.frames().find(each => each !== page.mainFrame())
  if (frame === undefined) throw new Error('no frame')
  return frame
}

const school = await startSchool(t)
const { demo, url, entered } = school
const activity = `${demo.url}/mod/lti/view.php?id=3`

t.test('in the frame, without any cookie', async t => {
  const context = await open(t)
  const page = await signIn(context, school, '6')
  const complaints: string[] = []
  page.on('console', message => { if (message.type() === 'error') complaints.push(message.text()) })
  const before = entered.length
  await page.goto(activity)
  const frame = await toolFrame(page, 'Inside')
  t.equal(frame.url(), `${url}/?o=${school.organisationId}#code=code-${before + 1}`)
  t.equal(entered.length, before + 1)
  t.match(entered.at(-1), { person: { subject: '6' } })
  t.strictSame(await frame.evaluate('Object.keys(sessionStorage)'), [], 'the proof is used up')
  t.strictSame((await context.cookies()).filter(cookie => url.includes(cookie.domain)), [])
  t.strictSame(complaints, [])

  await t.test('reload opens it anew', async t => {
    await page.reload()
    await toolFrame(page, 'Inside')
    t.equal(entered.length, before + 2)
  })

  await t.test('two tabs at once', async t => {
    const other = await context.newPage()
    await Promise.all([page.goto(activity), other.goto(activity)])
    await Promise.all([toolFrame(page, 'Inside'), toolFrame(other, 'Inside')])
    t.equal(entered.length, before + 4)
  })

  await t.test('a double click', async t => {
    await page.goto(`${demo.url}/course/view.php?id=2`)
    await page.getByRole('main').getByRole('link', { name: 'Portfolio de compétences' }).dblclick()
    await toolFrame(page, 'Inside')
    t.ok(entered.length > before + 4)
  })

  await t.test('going back, also after several launches in one tab, never shows the dialogue again', async () => {
    // Playwright's waiting for elements counts as a click, for which Chromium keeps the dialogue's pages: wait by events.
    // By the frame's own change, not by the answer: one that is left before it takes the place of the dialogue leaves the dialogue behind.
    const arrival = async (act: () => Promise<unknown>) => {
      await Promise.all([page.waitForEvent('framenavigated', frame => frame.url().startsWith(`${url}/?o=`)), act()])
    }
    const back = async () => await page.evaluate('history.back()')
    for (let visit = 0; visit < 3; visit++) {
      await page.goto(`${demo.url}/course/view.php?id=2`)
      await arrival(() => page.goto(activity))
    }
    for (let visit = 0; visit < 2; visit++) {
      await Promise.all([page.waitForURL(/course\/view/), back()])
      await arrival(back)
    }
    await toolFrame(page, 'Inside')
  })
})

t.test('the last step comes from our own page, and Origin says so too', async t => {
  const page = await signIn(await open(t), school, '6')
  const asked = page.waitForRequest(request => request.url() === `${url}/lti/enter`)
  await page.goto(activity)
  const headers = await (await asked).allHeaders()
  t.equal(headers['sec-fetch-site'], 'same-origin')
  t.equal(headers.origin, url)
})

t.test('the platform learns nothing of the login by Referer', async t => {
  const page = await signIn(await open(t), school, '6')
  const asked = page.waitForRequest(request => request.url().startsWith(demo.registration.authorizationUrl))
  await page.goto(activity)
  t.equal((await (await asked).allHeaders()).referer, undefined)
})

t.test('X19 where storage is blocked, a cookie of this frame alone takes its place', async t => {
  const context = await open(t, { partitioned: false })
  const page = await signIn(context, school, '6')
  const before = entered.length
  await page.goto(activity)
  await toolFrame(page, 'Inside')
  t.equal(entered.length, before + 1)
  t.strictSame((await context.cookies()).filter(cookie => cookie.name.startsWith('preuves')), [], 'and is gone')
})

t.test('X19 where everything is blocked, a tab of its own is offered, and works', async t => {
  const context = await open(t, { partitioned: false })
  const page = await signIn(context, school, '6')
  // A browser without partitioned cookies, such as Safari before 26.2.
  await page.addInitScript({ content: "if (self !== top) Object.defineProperty(document, 'cookie', { get: () => '', set: () => {} })" })
  const before = entered.length
  await page.goto(activity)
  const frame = await toolFrame(page, 'Ouvrir Preuves dans un nouvel onglet')
  const [tab] = await Promise.all([context.waitForEvent('page'), frame.getByText('Ouvrir Preuves dans un nouvel onglet').click()])
  await tab.getByText('Inside').waitFor()
  t.equal(entered.length, before + 1)
})

/** A platform that offers its own storage, as Canvas and Brightspace do: the page around the frame answers, or does not. */
async function offerStorage (page: Page, answering: boolean, target = '_parent'): Promise<void> {
  await page.addInitScript({
    content: `
      const kept = {}
      if (self === top) addEventListener('message', ({ data, source, origin }) => {
        if (!String(data?.subject).startsWith('lti.') || !${String(answering)}) return
        if (data.subject === 'lti.put_data') kept[data.key] = data.value
        globalThis.asked = [...(globalThis.asked ?? []), data.subject]
        const { subject, ...rest } = data
        source.postMessage({ ...rest, subject: subject + '.response', value: kept[data.key] }, origin)
      })`
  })
  for (const path of ['/lti/login', '/lti/launch']) {
    await page.route(`**${path}`, async route => {
      await route.continue({ postData: `${route.request().postData() ?? ''}&lti_storage_target=${target}` })
    })
  }
}

t.test('X18 the platform\'s own storage keeps the proof, where nothing else can', async t => {
  const page = await signIn(await open(t, { partitioned: false }), school, '6')
  await page.addInitScript({ content: "if (self !== top) Object.defineProperty(document, 'cookie', { get: () => '', set: () => {} })" })
  await offerStorage(page, true)
  const before = entered.length
  await page.goto(activity)
  await toolFrame(page, 'Inside')
  t.equal(entered.length, before + 1)
  t.strictSame(await page.evaluate('asked'), ['lti.put_data', 'lti.get_data'])
})

t.test('X18 a platform that offers storage and does not answer holds nobody up for long', async t => {
  const page = await signIn(await open(t), school, '6')
  await offerStorage(page, false)
  const before = entered.length
  await page.goto(activity)
  await toolFrame(page, 'Inside')
  t.equal(entered.length, before + 1)
})

t.test('X18 a platform whose storage frame is not there', async t => {
  const page = await signIn(await open(t), school, '6')
  await offerStorage(page, true, 'post_message_forwarding')
  const before = entered.length
  await page.goto(activity)
  await toolFrame(page, 'Inside')
  t.equal(entered.length, before + 1)
})

t.test('X18 an answer from another origin than the platform\'s is none', async t => {
  // A school of its own: what a launch has read of a platform is remembered.
  const own = await startSchool(t)
  const page = await signIn(await open(t, { partitioned: false }), own, '6')
  await page.addInitScript({ content: "if (self !== top) Object.defineProperty(document, 'cookie', { get: () => '', set: () => {} })" })
  await offerStorage(page, true)
  // Whatever the page around the frame says: the login is to go on at another origin.
  await own.db.updateTable('platforms').set({ authorizationUrl: own.demo.registration.authorizationUrl.replace('localhost', '127.0.0.1') }).execute()
  await page.goto(`${own.demo.url}/mod/lti/view.php?id=3`)
  await toolFrame(page, 'Ouvrir Preuves dans un nouvel onglet')
  t.strictSame(await page.evaluate('globalThis.asked'), undefined, 'nor is the proof sent to it')
})

t.test('a launch that another browser began does not go on here', async t => {
  const page = await signIn(await open(t), school, '6')
  await page.addInitScript({ content: "if (location.pathname === '/lti/launch') sessionStorage.clear()" })
  const before = entered.length
  await page.goto(activity)
  const frame = await toolFrame(page, 'Cette ouverture n’est plus valable.')
  t.ok(await frame.getByText('Retournez à votre cours et ouvrez de nouveau l’activité.').isVisible())
  t.equal(entered.length, before)
})

t.test('a refusal can be read inside the frame', async t => {
  const page = await signIn(await open(t), school, '6')
  await school.db.updateTable('platforms').set({ active: false }).execute()
  t.teardown(async () => { await school.db.updateTable('platforms').set({ active: true }).execute() })
  await page.goto(activity)
  const frame = await toolFrame(page, 'Preuves ne peut pas s’ouvrir')
  t.equal(codeOf({ status: 0, headers: new Headers(), text: await frame.content() }), 'platform-inactive')
})

t.test('from a refusal one comes back to the course, which says why', async t => {
  const closed = await startSchool(t, { enter: async () => { throw new EntryError('platform-inactive', 'not active') } })
  const page = await signIn(await open(t), closed, '6')
  await page.goto(`${closed.demo.url}/mod/lti/view.php?id=3`)
  const frame = await toolFrame(page, 'Preuves ne peut pas s’ouvrir')
  const reference = (await frame.locator('.code').textContent())?.replace('Référence : ', '') ?? ''
  t.match(reference, /^platform-inactive · [\w-]+$/)
  await frame.getByRole('link', { name: 'Retourner au cours' }).click()
  await page.getByRole('heading', { name: 'Retour de Preuves' }).waitFor()
  await page.getByText(`Preuves ne peut pas s’ouvrir. La liaison entre cette plateforme et Preuves n’est pas active. Référence : ${reference}`).waitFor()
})

t.test('no other site can show the pages of a launch', async t => {
  const page = await (await open(t)).newPage()
  const login = `${url}/lti/login?${new URLSearchParams(initiation(school))}`
  const other = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<iframe src="${login.replaceAll('&', '&amp;')}"></iframe>`)
  }).listen(0)
  await once(other, 'listening')
  t.teardown(() => {
    other.close()
    other.closeAllConnections()
  })
  const address = other.address()
  const refused = page.waitForEvent('console', message => message.type() === 'error')
  await page.goto(`http://localhost:${typeof address === 'object' ? address?.port : ''}/`)
  t.match((await refused).text(), /frame-ancestors/)
})
