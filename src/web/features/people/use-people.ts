import { useEffect, useRef, useState } from 'preact/hooks'
import { api } from '../../api.ts'
import type { PersonList } from '../../api/types.ts'
import { useLoad, type Load } from '../../use-load.ts'
import { usePages, type Pages } from '../../use-pages.ts'

const pageSize = 25
const pauseMs = 300
/** The platform's first list comes some seconds after the teacher's first launch. */
const awaitedMs = 3_000
const longestMs = 30_000
const mostLooks = 30

/** What is typed, once one pauses. */
export function useSettled (text: string): string {
  const [settled, settle] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => settle(text.trim()), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** Looks again, less and less often, while the course's list has not come: what has failed is tried again. */
function useAwaited ({ loaded, reload }: Load<PersonList>): void {
  const looks = useRef(0)
  useEffect(() => {
    const roster = loaded.state === 'ready' ? loaded.value.roster : null
    if (roster === null || roster.refreshedAt !== null || roster.error === 'unauthorised' || looks.current === mostLooks) return
    const timer = setTimeout(() => { looks.current++; reload() }, Math.min(awaitedMs * (looks.current + 1), longestMs))
    return () => clearTimeout(timer)
  }, [loaded])
}

export type People = Pages<PersonList>

/** The students, page after page. */
export function usePeople (name: string): People {
  const query = { limit: pageSize, ...(name === '' ? {} : { name }) }
  const load = useLoad(async () => await api.listPeople(query), [name])
  useAwaited(load)
  return usePages(load, async after => await api.listPeople({ ...query, after }), [name])
}
