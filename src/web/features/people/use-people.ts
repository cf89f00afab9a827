import { useEffect, useRef, useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { asProblem, type ApiProblem } from '../../api/problem.ts'
import type { PersonList } from '../../api/types.ts'
import { useLoad, type Load } from '../../use-load.ts'

const pageSize = 25
const pauseMs = 300
/** The platform's first list comes some seconds after the teacher's first launch. */
const awaitedMs = 3_000
const mostLooks = 15

/** What is typed, once one pauses. */
export function useSettled (text: string): string {
  const [settled, settle] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => settle(text.trim()), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** Looks again while the course's list has been asked for and has not come. */
function useAwaited ({ loaded, reload }: Load<PersonList>): void {
  const looks = useRef(0)
  useEffect(() => {
    const roster = loaded.state === 'ready' ? loaded.value.roster : null
    if (roster === null || roster.refreshedAt !== null || roster.error !== null || looks.current === mostLooks) return
    const timer = setTimeout(() => { looks.current++; reload() }, awaitedMs)
    return () => clearTimeout(timer)
  }, [loaded])
}

export interface People extends Load<PersonList> {
  more: () => void
  comingMore: boolean
  moreProblem: ApiProblem | null
}

/** The students, page after page. */
export function usePeople (name: string): People {
  const query = { limit: pageSize, ...(name === '' ? {} : { name }) }
  const load = useLoad(async () => await api.listPeople(query), [name])
  const [comingMore, setComing] = useState(false)
  const [moreProblem, setProblem] = useState<ApiProblem | null>(null)
  const { loaded, set } = load
  useEffect(() => setProblem(null), [name])
  useAwaited(load)

  async function more (): Promise<void> {
    if (loaded.state !== 'ready' || loaded.value.next === null || comingMore) return
    setComing(true)
    setProblem(null)
    try {
      const page = await api.listPeople({ ...query, after: loaded.value.next })
      set({ ...page, items: [...loaded.value.items, ...page.items] })
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setComing(false)
    }
  }

  return { ...load, more: () => { void more() }, comingMore, moreProblem }
}
