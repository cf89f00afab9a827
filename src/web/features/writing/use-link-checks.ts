import { useRef, useState } from 'preact/hooks'
import { api } from '../../api.ts'
import type { LinkCheck } from '../../api/types.ts'
import { hostOf } from '../fiches/links.ts'

/** `null`: being looked at. */
export type LinkChecks = ReadonlyMap<string, LinkCheck | null>

/** What the server saw of the form's links, each asked about once. */
export function useLinkChecks (): { checks: LinkChecks, look: (url: string) => void } {
  const [checks, setChecks] = useState<LinkChecks>(new Map())
  const asked = useRef(new Set<string>())
  const put = (url: string, check: LinkCheck | null | undefined): void => setChecks(last => {
    const next = new Map(last)
    if (check === undefined) next.delete(url)
    else next.set(url, check)
    return next
  })
  function look (given: string): void {
    const url = given.trim()
    if (hostOf(url) === undefined || asked.current.has(url)) return
    asked.current.add(url)
    put(url, null)
    // A check that fails is no news of the link: it is asked again when one comes back to the field.
    api.checkLink(url).then(check => put(url, check), () => { asked.current.delete(url); put(url, undefined) })
  }
  return { checks, look }
}
