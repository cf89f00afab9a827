import { useEffect, useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { asProblem, type ApiProblem } from '../../api/problem.ts'
import type { FicheList } from '../../api/types.ts'
import { useLoad, type Load } from '../../use-load.ts'
import { links, type ListFilter } from '../../routes.ts'
import { allLeft } from './leaving.ts'
import { remember, remembered } from './list-memory.ts'

const pageSize = 20
const patienceMs = 2_000
/** The API's most. */
const largestPage = 100

export interface Fiches extends Load<FicheList> {
  more: () => void
  comingMore: boolean
  moreProblem: ApiProblem | null
}

/** The list, page after page: of one student, or of everybody whom one may read. */
export function useFiches (filter: ListFilter, studentId: string | null): Fiches {
  const query = { limit: pageSize, ...(filter === 'all' ? {} : { state: filter }), ...(studentId === null ? {} : { studentId }) }
  const address = links.list(filter, studentId)
  const kept = (): FicheList | undefined => remembered(address)
  const load = useLoad(async () => {
    const before = kept()
    // The fiche that was just being written belongs in the list; a save that hangs must not hold it up.
    await Promise.race([allLeft(), new Promise(resolve => setTimeout(resolve, patienceMs))])
    const limit = Math.min(Math.max(pageSize, before?.items.length ?? 0), largestPage)
    return remember(address, await api.listFiches({ ...query, limit }))
  }, [address], kept)
  const [comingMore, setComing] = useState(false)
  const [moreProblem, setProblem] = useState<ApiProblem | null>(null)
  const { loaded, set } = load
  useEffect(() => setProblem(null), [address])

  async function more (): Promise<void> {
    if (loaded.state !== 'ready' || loaded.value.next === null || comingMore) return
    setComing(true)
    setProblem(null)
    try {
      const page = await api.listFiches({ ...query, after: loaded.value.next })
      set(remember(address, { items: [...loaded.value.items, ...page.items], next: page.next }))
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setComing(false)
    }
  }

  return { ...load, more: () => { void more() }, comingMore, moreProblem }
}
