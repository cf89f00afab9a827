import { useEffect } from 'preact/hooks'
import type { FicheList } from '../../api/types.ts'
import type { ListFilter } from '../../routes.ts'

/** The lists as they were left, while the page lives. */
const pages = new Map<ListFilter, FicheList>()
const scrolls = new Map<ListFilter, number>()

export function remember (filter: ListFilter, page: FicheList): FicheList {
  pages.set(filter, page)
  return page
}

/** A list that was shown marks its place in the history: only the way back leads to a marked one. */
const isReturn = (): boolean => {
  const mark: unknown = history.state
  return mark !== null
}

export const remembered = (filter: ListFilter): FicheList | undefined => isReturn() ? pages.get(filter) : undefined

/** Back from a fiche, the list stands where it was left. */
export function useScrollMemory (filter: ListFilter): void {
  useEffect(() => {
    if (isReturn()) scrollTo(0, scrolls.get(filter) ?? 0)
    else history.replaceState('list', '')
    const follow = (): void => { scrolls.set(filter, scrollY) }
    addEventListener('scroll', follow)
    return () => removeEventListener('scroll', follow)
  }, [filter])
}
