import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import { chromium, type BrowserContext, type Frame, type FrameLocator, type Page } from 'playwright-core'
import type { Demo } from '../../src/demo/index.ts'

interface Scope { teardown: (fn: () => Promise<void>) => void }

const quiet = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  // The last of this switch counts: Playwright's own turns storage partitioning off, which people's browsers have on.
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,MediaRouter,PaintHolding,OptimizationHints'
]

/** A real Chromium that withholds every third-party cookie, as a private window does; a person's own profile. */
export async function openBrowser (t: Scope, viewport = { width: 1280, height: 800 }): Promise<BrowserContext> {
  const profile = await mkdtemp(join(tmpdir(), 'preuves-browser-'))
  await mkdir(join(profile, 'Default'))
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify({ profile: { cookie_controls_mode: 1, block_third_party_cookies: true } }))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium', args: quiet, viewport, locale: 'fr-FR', timezoneId: 'Europe/Paris', reducedMotion: 'reduce'
  })
  context.setDefaultTimeout(90_000)
  t.teardown(async () => {
    await context.close()
    await rm(profile, { recursive: true, force: true })
  })
  return context
}

/** Signs in to the demo Moodle as somebody and opens the activity. @returns the page and the tool in its frame */
export async function openActivity (context: BrowserContext, demo: Demo, personId: string): Promise<{ page: Page, tool: FrameLocator }> {
  const page = await context.newPage()
  await page.goto(`${demo.url}/login/index.php`)
  await page.locator(`button[name=person][value="${personId}"]`).click()
  await page.waitForURL(/course\/view/)
  await page.goto(`${demo.url}/mod/lti/view.php?id=3`)
  return { page, tool: page.frameLocator('#contentframe') }
}

/** What axe finds against WCAG 2.2 AA in the tool's frame. */
export async function findBarriers (page: Page): Promise<string[]> {
  const frame = await (await page.locator('#contentframe').elementHandle())?.contentFrame()
  if (frame == null) throw new Error('the tool is not in its frame')
  return await listBarriers(frame)
}

const rules = JSON.stringify({ iframes: false, resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })

/** The same of any page or frame, without what lies in its own frames. */
export async function listBarriers (place: Page | Frame): Promise<string[]> {
  if (!await place.evaluate('"axe" in globalThis')) await place.evaluate(axe.source)
  const { violations } = await place.evaluate<axe.AxeResults>(`axe.run(document, ${rules})`)
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html}`))
}

const folder = process.env.SCREENSHOTS

/** Keeps a picture when SCREENSHOTS names a folder: to be looked at. */
export async function picture (page: Page, name: string): Promise<void> {
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) })
}
