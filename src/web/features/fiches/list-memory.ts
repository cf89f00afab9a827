import { useEffect } from 'preact/hooks'
import type { FicheList } from '../../api/types.ts'

/** The lists as they were left, by their address, while the page lives. */
const pages = new Map<string, FicheList>()
const scrolls = new Map<string, number>()

export function remember (address: string, page: FicheList): FicheList {
  pages.set(address, page)
  return page
}

/** A list that was shown marks its place in the history: only the way back leads to a marked one. */
const isReturn = (): boolean => {
  const mark: unknown = history.state
  return mark !== null
}

export const remembered = (address: string): FicheList | undefined => isReturn() ? pages.get(address) : undefined

/** Back from a fiche, the list stands where it was left. */
export function useScrollMemory (address: string): void {
  useEffect(() => {
    if (isReturn()) scrollTo(0, scrolls.get(address) ?? 0)
    else history.replaceState('list', '')
    const follow = (): void => { scrolls.set(address, scrollY) }
    addEventListener('scroll', follow)
    return () => removeEventListener('scroll', follow)
  }, [address])
}
