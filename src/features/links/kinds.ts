import type { LinkCheck } from './schemas.ts'

/**
 * What kind of link an address is, by Nextcloud's patterns, wherever it is installed: `/f/<id>` (and what the address bar
 * shows, `/apps/files`) works for those alone with whom the file is shared; `/s/<token>` is a share for everybody.
 */
export function kindOf ({ protocol, pathname }: URL): LinkCheck['kind'] {
  if (!/^https?:$/.test(protocol)) return 'public'
  if (/\/f\/\d+\/?$|\/apps\/files(\/|$)/.test(pathname)) return 'nextcloud-direct'
  return /(^|\/index\.php)\/s\/[\w-]+(\/|$)/.test(pathname) ? 'nextcloud-share' : 'public'
}
