import { Type } from 'typebox'
import { Closed, Instant, model } from '../../schema.ts'

export const NewDownload = model('NewDownload', Closed({
  path: Type.String({ maxLength: 2_000, pattern: '^/(export|fiches/table\\.csv(\\?.*)?|fiches/[0-9a-f-]{36}/files/[0-9a-f-]{36})$', description: 'of this API, what is to be downloaded' })
}))

export const Download = model('Download', Closed({
  url: Type.String({ description: 'an address that a browser can follow by itself within a minute' }),
  expiresAt: Instant
}))
