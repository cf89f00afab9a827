import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { v7 } from 'uuid'
import { openSchool, type Client } from './school.ts'

type Format = 'png' | 'jpeg' | 'webp' | 'gif' | 'tiff' | 'avif'

export const picture = (format: Format, width = 40, height = 20, background = '#0f6cbf') =>
  sharp({ create: { width, height, channels: 3, background } }).toFormat(format).toBuffer()

/** A form with one file, as a browser sends it: what it says of the type is not to be believed. */
export function multipart (content: Buffer, filename: string) {
  const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: image/png\r\n\r\n`
  return Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--x--\r\n')])
}

export const formHeaders = { 'content-type': 'multipart/form-data; boundary=x' }

export const upload = (client: Client, ficheId: string, content: Buffer, filename: string) =>
  client.call('POST', `/fiches/${ficheId}/files`, multipart(content, filename), formHeaders)

/** A school, a student in it, and a fiche that she has begun. */
export async function beginFiche (t: Parameters<typeof openSchool>[0], options: Parameters<typeof openSchool>[1] = {}) {
  const school = await openSchool(t, options)
  const ines = await school.enter('ines', ['student'])
  const id = v7()
  await ines.call('POST', '/fiches', { id })
  return { school, ines, id }
}

/** The hashes that lie in a school's folder. */
export async function blobsIn (folder: string): Promise<string[]> {
  const entries = await readdir(join(folder, 'blobs'), { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(({ name }) => name)
}

/** What waits on the disk to be kept. */
export const arrivalsIn = async (folder: string): Promise<string[]> => await readdir(join(folder, 'tmp'))
