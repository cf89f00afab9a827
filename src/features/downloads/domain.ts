import { makeDownload, type Access } from '../../access.ts'
import type { App } from '../../routes.ts'

/**
 * Makes an address that the browser can follow by itself for a minute: it lets in whoever has it, as the one who asked, to
 * this one path.
 *
 * @param path of the API, as the schema allows it
 */
export async function open (app: App, publicUrl: string, access: Access, path: string): Promise<{ url: string, expiresAt: string }> {
  // As a browser will ask for it: what it would escape is escaped.
  const { pathname, search } = new URL(`/api/v1${path}`, publicUrl)
  const { token, expiresAt } = makeDownload(app, access, `${pathname}${search}`)
  return { url: `${publicUrl}${pathname}${search}${search === '' ? '?' : '&'}download=${token}`, expiresAt: expiresAt.toISOString() }
}
