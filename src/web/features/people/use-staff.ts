import { api } from '../../api.ts'
import type { Person } from '../../api/types.ts'
import { useLoad } from '../../use-load.ts'

const pageSize = 100

async function listStaff (after?: string): Promise<Person[]> {
  const page = await api.listPeople({ role: 'staff', limit: pageSize, ...(after === undefined ? {} : { after }) })
  return page.next === null ? page.items : [...page.items, ...await listStaff(page.next)]
}

/** Everybody who can be a tutor, for those who say who is; undefined until they are known. */
export function useStaff (wanted: boolean): Person[] | undefined {
  const { loaded } = useLoad(async () => wanted ? await listStaff() : [], [wanted])
  return loaded.state === 'ready' ? loaded.value : undefined
}
