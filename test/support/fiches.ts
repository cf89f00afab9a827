import sharp from 'sharp'
import { v7 } from 'uuid'
import { completeDraft, emptyDraft, type Client } from './school.ts'

type Content = Record<string, unknown>
export interface Item { id: string, title: string }

/** The unit's competences by their code. */
export async function competenceIds (client: Client): Promise<Record<string, string>> {
  const { items } = (await client.call('GET', '/competences')).json<{ items: Array<{ id: string, code: string }> }>()
  return Object.fromEntries(items.map(({ id, code }) => [code, id]))
}

/** Begins a fiche and saves this as its draft, which may say nothing. @returns what a publication needs */
export async function writeDraft (student: Client, content: Content = {}, id = v7()): Promise<{ id: string, revision: number }> {
  await student.call('POST', '/fiches', { id })
  const saved = await student.call('PUT', `/fiches/${id}/draft`, { ...emptyDraft, ...content }, { 'if-match': '"1"' })
  if (saved.statusCode !== 200) throw new Error(saved.body)
  return { id, revision: saved.json<{ revision: number }>().revision }
}

export const publish = (student: Client, id: string, revision: number) =>
  student.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': `"${revision}"` })

let letters = 0
const nextLetter = (): string => String.fromCharCode(65 + Math.floor(letters / 26) % 26, 65 + letters++ % 26)

/** A fiche with a first version. @returns its id */
export async function writeVersion (student: Client, content: Content = {}, ownId = v7()): Promise<string> {
  const { CG3 = '' } = await competenceIds(student)
  const { id, revision } = await writeDraft(student, completeDraft(CG3, nextLetter(), content), ownId)
  const published = await publish(student, id, revision)
  if (published.statusCode !== 201) throw new Error(published.body)
  return id
}

/** Begins the next version and saves this in it. @returns the draft's revision */
export async function improve (student: Client, id: string, change: Content): Promise<number> {
  const { updatedAt: _updatedAt, revision, traces, ...rest } = (await student.call('POST', `/fiches/${id}/draft`)).json()
  const kept = traces.map(({ file, ...trace }: { file?: Item }) => file === undefined ? trace : { ...trace, fileId: file.id })
  const saved = await student.call('PUT', `/fiches/${id}/draft`, { ...rest, traces: kept, ...change }, { 'if-match': `"${revision}"` })
  if (saved.statusCode !== 200) throw new Error(saved.body)
  return saved.json<{ revision: number }>().revision
}

/** Adds an image to a fiche. @returns its id */
export async function addImage (student: Client, ficheId: string, name = 'image.png'): Promise<string> {
  const image = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#0f6cbf' } }).png().toBuffer()
  const form = Buffer.concat([Buffer.from(`--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`), image, Buffer.from('\r\n--x--\r\n')])
  const answer = await student.call('POST', `/fiches/${ficheId}/files`, form, { 'content-type': 'multipart/form-data; boundary=x' })
  return answer.json<{ id: string }>().id
}

/** The ids of a list in its order. */
export async function listIds (client: Client, query: Record<string, string> = {}): Promise<string[]> {
  const answer = await client.call('GET', `/fiches?${new URLSearchParams({ limit: '100', ...query })}`)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json<{ items: Item[] }>().items.map(({ id }) => id)
}

export const approve = (tutor: Client, id: string, versionNumber = 1) =>
  tutor.call('POST', `/fiches/${id}/decisions`, { id: v7(), versionNumber, outcome: 'approved', reason: '' })
