import { api } from '../../api.ts'
import type { FicheList, FilterQuery } from '../../api/types.ts'
import { useLoad } from '../../use-load.ts'
import { usePages, type Pages } from '../../use-pages.ts'
import { allLeft } from './leaving.ts'
import { remember, remembered } from './list-memory.ts'

const pageSize = 20
const patienceMs = 2_000
/** The API's most. */
const largestPage = 100

export type Fiches = Pages<FicheList>

/**
 * The fiches that are asked for, page after page.
 *
 * @param address what they are remembered by while the page lives
 */
export function useFiches (asked: FilterQuery, address: string): Fiches {
  const kept = (): FicheList | undefined => remembered(address)
  const load = useLoad(async () => {
    const before = kept()
    // The fiche that was just being written belongs in the list; a save that hangs must not hold it up.
    await Promise.race([allLeft(), new Promise(resolve => setTimeout(resolve, patienceMs))])
    const limit = Math.min(Math.max(pageSize, before?.items.length ?? 0), largestPage)
    return remember(address, await api.listFiches({ ...asked, limit }))
  }, [address], kept)
  const set = (list: FicheList): void => load.set(remember(address, list))
  return usePages({ ...load, set }, async after => await api.listFiches({ ...asked, after, limit: pageSize }), [address])
}
