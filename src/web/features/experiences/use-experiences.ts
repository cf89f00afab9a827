import { useRef } from 'preact/hooks'
import { v7 as newId } from 'uuid'
import { api } from '../../api.ts'
import { asProblem, type ApiProblem } from '../../api/problem.ts'
import type { Experience, ExperienceContent } from '../../api/types.ts'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { useLoad } from '../../use-load.ts'

interface Listed { items: Experience[], name: string | null }

/** A student's name comes with their fiches: an experience does not say whose it is. */
async function load (studentId: string | null): Promise<Listed> {
  if (studentId === null) return { items: (await api.listExperiences()).items, name: null }
  const [{ items }, fiches] = await Promise.all([api.listExperiences(studentId), api.listFiches({ studentId, limit: 1 })])
  return { items, name: fiches.items[0]?.student.name ?? null }
}

/** @param work to be tried; @returns what went wrong, or null */
async function attempt (work: () => Promise<void>): Promise<ApiProblem | null> {
  try {
    await work()
    return null
  } catch (error) {
    return asProblem(error)
  }
}

/** A student's experiences, and what the student does with them. */
export function useExperiences (studentId: string | null) {
  const { t } = useI18n()
  const { loaded, reload, set, change: put } = useLoad(async () => await load(studentId), [studentId])
  // One id until it has arrived: sending again after a lost answer does not add it twice.
  const id = useRef(newId())
  const read = async (): Promise<void> => set(await load(studentId))
  // What is done is done, also when the list cannot be read again.
  const show = async (known: (items: Experience[]) => Experience[]): Promise<void> =>
    await read().catch(() => put(({ items, name }) => ({ items: known(items), name })))

  const add = async (content: ExperienceContent): Promise<ApiProblem | null> => await attempt(async () => {
    const added = await api.createExperience({ id: id.current, ...content })
    id.current = newId()
    await show(items => [added, ...items])
    notify({ text: t.experience.saved })
  })

  /** A change from elsewhere is read, so that saving again replaces what was seen. */
  async function change (experience: Experience, content: ExperienceContent): Promise<ApiProblem | null> {
    const problem = await attempt(async () => {
      const changed = await api.changeExperience(experience.id, experience.revision, content)
      await show(items => items.map(other => other.id === changed.id ? changed : other))
      notify({ text: t.experience.saved })
    })
    if (problem?.code === 'stale') await attempt(read)
    return problem
  }

  async function restore (experience: Experience): Promise<void> {
    const problem = await attempt(async () => {
      await api.restoreExperience(experience.id)
      await show(items => [experience, ...items])
    })
    notify({ text: problem === null ? t.experience.restored(experience.title) : problemText(t, problem) })
  }

  async function remove (experience: Experience): Promise<void> {
    const problem = await attempt(async () => {
      await api.removeExperience(experience.id)
      await show(items => items.filter(({ id }) => id !== experience.id))
    })
    const undo = { label: t.undo, run: () => { void restore(experience) } }
    notify(problem === null ? { text: t.experience.removed(experience.title), undo } : { text: problemText(t, problem) })
  }

  return { loaded, reload, add, change, remove }
}
