// npm run gallery [folder]: a picture of every screen, in both languages and widths, to be looked at. ./gallery unless said otherwise.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { startOwnDatabase } from '../support/own-database.ts'
import { launchAs, startService, walkIn, type Service } from '../support/service.ts'
import { tell } from './story.ts'

const folder = process.argv[2] ?? 'gallery'
const [student, tutor, administrator] = ['6', '3', '2'] as const
const widths = [1280, 360]
const languages = ['fr', 'en'] as const
const undo: Array<() => Promise<void>> = []
const scope = { teardown: (work: () => Promise<void>) => { undo.unshift(work) } }

type Fiches = Awaited<ReturnType<typeof tell>>

/** Every screen by a name, who looks at it, and its address. */
const screens = ({ planning, approved, draft }: Fiches, studentId: string): Array<[string, string, string]> => [
  ['student-dashboard', student, '#/dashboard'],
  ['student-list', student, '#/'],
  ['student-list-removed', student, '#/?removed=1'],
  ['student-search', student, '#/search?q=plannings'],
  ['student-search-nothing', student, '#/search?q=introuvable'],
  ['student-card', student, `#/fiches/${planning}`],
  ['student-card-v1', student, `#/fiches/${planning}/versions/1`],
  ['student-card-draft', student, `#/fiches/${draft}`],
  ['student-compare', student, `#/fiches/${planning}/compare/1/2`],
  ['student-new', student, '#/new'],
  ['student-write', student, `#/fiches/${draft}/write`],
  ['student-timeline', student, '#/timeline'],
  ['student-experiences', student, '#/experiences'],
  ['student-data', student, '#/data'],
  ['tutor-list', tutor, '#/'],
  ['tutor-search', tutor, '#/search'],
  ['tutor-card', tutor, `#/fiches/${planning}`],
  ['tutor-card-draft', tutor, `#/fiches/${draft}`],
  ['tutor-card-approved', tutor, `#/fiches/${approved}`],
  ['tutor-dashboard', tutor, `#/dashboard?student=${studentId}`],
  ['tutor-timeline', tutor, `#/timeline?student=${studentId}`],
  ['tutor-people', tutor, '#/people'],
  ['administrator-people', administrator, '#/people'],
  ['administrator-settings', administrator, '#/administration'],
  ['unknown', student, '#/nowhere']
]

async function settle (page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
}

async function shoot (context: BrowserContext, service: Service, personId: string, names: Array<[string, string]>, suffix: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(await launchAs(service, personId))
  await settle(page)
  for (const [name, address] of names) {
    await page.evaluate(`location.hash = ${JSON.stringify(address)}`)
    await settle(page)
    await page.screenshot({ path: join(folder, `${name}-${suffix}.png`), fullPage: true })
  }
  await page.close()
}

async function main (): Promise<void> {
  await startOwnDatabase(scope)
  const service = await startService(scope)
  await service.start()
  const clients = { student: await walkIn(service, student), tutor: await walkIn(service, tutor), administrator: await walkIn(service, administrator) }
  const fiches = await tell(clients.student, clients.tutor)
  const { body: me } = await clients.student<{ id: string }>('GET', '/me')
  const all = screens(fiches, me.id)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const language of languages) {
    for (const client of Object.values(clients)) await client('PATCH', '/me', { locale: language })
    for (const width of widths) {
      const context = await openBrowser(scope, { width, height: 800 })
      for (const personId of [student, tutor, administrator]) {
        const names = all.filter(([, who]) => who === personId).map(([name, , address]): [string, string] => [name, address])
        await shoot(context, service, personId, names, `${language}-${width}`)
      }
    }
  }
  console.log(`${all.length * widths.length * languages.length} pictures in ${folder}`)
}

try {
  await main()
} finally {
  for (const work of undo) await work().catch(console.error)
}
