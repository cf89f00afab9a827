import type { BrowserContext, FrameLocator, Page } from 'playwright-core'
import type { Demo } from '../../src/demo/index.ts'
import { findBarriers, openActivity, picture } from './browser.ts'

interface Checks { same: (found: unknown, wanted: unknown, message: string) => void, equal: (found: unknown, wanted: unknown, message: string) => void }

/** What an answer of the API holds. @throws when it is a refusal */
export async function done<Body> (answer: Promise<{ status: number, body: Body }>): Promise<Body> {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}

/** Walks in through Moodle and waits for the tool's first screen. */
export async function openTool (context: BrowserContext, demo: Demo, personId: string): Promise<{ page: Page, tool: FrameLocator }> {
  const { page, tool } = await openActivity(context, demo, personId)
  await tool.getByRole('heading', { level: 1 }).waitFor()
  return { page, tool }
}

const frameOf = (page: Page) => page.frame({ url: /127\.0\.0\.1.*#/ })

/** Goes to a screen by its address, as a link in the tool does. */
export async function go (page: Page, hash: string): Promise<void> {
  await frameOf(page)?.evaluate(`location.hash = ${JSON.stringify(hash)}`)
}

/** That everybody can use what is shown, on whatever it is shown. */
export async function checkScreen (t: Checks, page: Page, state: string): Promise<void> {
  await picture(page, state)
  t.same(await findBarriers(page), [], `no barrier: ${state}`)
  t.equal(await frameOf(page)?.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'), false, `nothing is too wide: ${state}`)
}
