import { useRef } from 'preact/hooks'
import { api } from '../../api.ts'
import { asProblem } from '../../api/problem.ts'
import type { PlannedTrace } from '../../api/types.ts'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { useAttempts } from '../../use-attempts.ts'
import { useLoad } from '../../use-load.ts'

/** What a fiche is called, to link a planned trace to it. */
export interface FicheName { id: string, title: string }

const mostFiches = 100

async function load (studentId: string | null): Promise<{ plans: PlannedTrace[], fiches: FicheName[] }> {
  const ofStudent = studentId === null ? {} : { studentId }
  const [plans, fiches] = await Promise.all([
    api.listPlannedTraces(studentId ?? undefined),
    api.listFiches({ ...ofStudent, limit: mostFiches })
  ])
  return { plans: plans.items, fiches: fiches.items.map(({ id, title }) => ({ id, title })) }
}

/** The planned traces of a student, and what can be done with one's own. Each answers whether it was done. */
export function usePlans (studentId: string | null, onChange: () => void) {
  const { t } = useI18n()
  const { loaded, reload, set } = useLoad(async () => await load(studentId), [studentId])
  const idOf = useAttempts()
  const now = useRef<PlannedTrace[]>([])
  if (loaded.state === 'ready') now.current = loaded.value.plans
  const fiches = loaded.state === 'ready' ? loaded.value.fiches : []
  const put = (plans: PlannedTrace[]): void => {
    now.current = plans
    set({ plans, fiches })
    onChange()
  }
  async function attempt (act: () => Promise<PlannedTrace[]>): Promise<boolean> {
    try {
      put(await act())
      return true
    } catch (error) {
      notify({ text: problemText(t, asProblem(error)) })
      return false
    }
  }
  const add = async (competenceId: string, text: string): Promise<boolean> => await attempt(async () => {
    const plan = await api.planTrace({ id: idOf(`${competenceId} ${text}`), competenceId, text, ficheId: null })
    idOf(null)
    return [...now.current, plan]
  })
  const change = async (plan: PlannedTrace): Promise<boolean> => await attempt(async () => {
    const { id, competenceId, text, ficheId } = plan
    const changed = await api.changePlannedTrace(id, { competenceId, text, ficheId })
    return now.current.map(other => other.id === id ? changed : other)
  })
  const restore = async (plan: PlannedTrace, index: number): Promise<boolean> => await attempt(async () => {
    await api.restorePlannedTrace(plan.id)
    return now.current.toSpliced(index, 0, plan)
  })
  const remove = async (plan: PlannedTrace): Promise<boolean> => await attempt(async () => {
    const index = now.current.findIndex(({ id }) => id === plan.id)
    await api.removePlannedTrace(plan.id)
    notify({ text: t.plan.removed, undo: { label: t.undo, run: () => { void restore(plan, index) } } })
    return now.current.filter(({ id }) => id !== plan.id)
  })
  return { loaded, reload, fiches, add, change, remove }
}

export type PlansInHand = ReturnType<typeof usePlans>
