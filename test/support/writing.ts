// What the tests of the writing screen share: files in hand, drafts made without a browser, the way to the form.
import type { BrowserContext, Frame, FrameLocator, Page } from 'playwright-core'
import sharp from 'sharp'
import { v7 } from 'uuid'
import { openActivity } from './browser.ts'
import { emptyDraft } from './school.ts'
import { walkIn, type Service } from './service.ts'

export const student = '6'

export const image = async (colour: string): Promise<Buffer> =>
  await sharp({ create: { width: 320, height: 200, channels: 3, background: colour } }).png().toBuffer()

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')

interface Given { name: string, type: string, base64: string }
export const given = (name: string, type: string, content: Buffer): Given => ({ name, type, base64: content.toString('base64') })

const transferOf = (files: Given[], texts: Record<string, string> = {}): string => `(() => {
  const transfer = new DataTransfer()
  for (const { name, type, base64 } of ${JSON.stringify(files)}) {
    transfer.items.add(new File([Uint8Array.from(atob(base64), character => character.charCodeAt(0))], name, { type }))
  }
  for (const [type, text] of Object.entries(${JSON.stringify(texts)})) transfer.setData(type, text)
  return transfer
})()`

export const paste = async (frame: Frame, files: Given[], texts: Record<string, string> = {}): Promise<void> => await frame.evaluate(
  `document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: ${transferOf(files, texts)}, bubbles: true, cancelable: true })); undefined`)

export const drop = async (frame: Frame, files: Given[]): Promise<void> => await frame.evaluate(
  `document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: ${transferOf(files)}, bubbles: true, cancelable: true })); undefined`)

export const heading = (tool: FrameLocator, name: string | RegExp) => tool.getByRole('heading', { level: 1, name })
export const box = (tool: FrameLocator, name: string) => tool.getByRole('textbox', { name, exact: true })
export const saved = (tool: FrameLocator) => tool.getByText(/^(Enregistré à|Saved at) \d{1,2}:\d\d/).first()

/** Words typed into a text in the place of all that is there, once its visual editor has come. */
export async function type (tool: FrameLocator, name: string, words: string): Promise<void> {
  await tool.getByRole('toolbar', { name: new RegExp(name) }).waitFor()
  await box(tool, name).press('Control+a')
  await box(tool, name).pressSequentially(words)
}

export function frameOf (page: Page): Frame {
  const frame = page.frame({ url: /127\.0\.0\.1/ })
  if (frame === null) throw new Error('the tool is not open')
  return frame
}

interface Content { title: string, description: string, analysis: string, answered: string[], traces: Array<{ kind: string, file?: { name: string } }> }
interface Read { draft: Content & { revision: number } | null, versions: Content[] }

/** A student's drafts, as the server has them. */
export async function openDrafts (service: Service) {
  const call = await walkIn(service, student)
  const read = async (id: string): Promise<Read> => (await call<Read>('GET', `/fiches/${id}`)).body
  const draft = async (id: string): Promise<Partial<Content>> => (await read(id)).draft ?? {}

  async function begin (content: Partial<Content>): Promise<string> {
    const id = v7()
    await call('POST', '/fiches', { id })
    const { status } = await call('PUT', `/fiches/${id}/draft`, { ...emptyDraft, ...content }, { 'if-match': '"1"' })
    if (status !== 200) throw new Error(`not saved: ${status}`)
    return id
  }
  return { begin, draft }
}

/** Opens a fiche's form, in a page of its own. */
export async function openForm (browser: BrowserContext, service: Service, id: string): Promise<{ page: Page, tool: FrameLocator, frame: Frame }> {
  const { page, tool } = await openActivity(browser, service.demo, student)
  await heading(tool, 'Mes fiches').waitFor()
  const frame = frameOf(page)
  await goToForm(frame, tool, id)
  return { page, tool, frame }
}

export async function goToForm (frame: Frame, tool: FrameLocator, id: string): Promise<void> {
  await frame.evaluate(`location.hash = '/fiches/${id}/write'`)
  await box(tool, 'Nom de la preuve').waitFor()
}
