import { useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { asProblem } from '../../api/problem.ts'
import type { Tutoring } from '../../api/types.ts'
import { Failure } from '../../components/failure.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { useLoad } from '../../use-load.ts'

const policies = ['everyone', 'assigned'] as const
const hint = 'policy-hint'

function Choice ({ first }: { first: Tutoring }) {
  const { t } = useI18n()
  const [chosen, choose] = useState(first)

  async function change (next: Tutoring, before: Tutoring, isUndo = false): Promise<void> {
    choose(next)
    try {
      await api.changeTutoring(next)
      const text = t.people.policyChanged[next]
      notify(isUndo ? { text } : { text, undo: { label: t.undo, run: () => { void change(before, next, true) } } })
    } catch (error) {
      choose(before)
      notify({ text: problemText(t, asProblem(error)) })
    }
  }

  return (
    <fieldset class='policy'>
      <legend>{t.people.policy}</legend>
      {policies.map(policy => (
        <label key={policy}>
          <input
            type='radio' name='tutoring' checked={chosen === policy} aria-describedby={policy === 'assigned' ? hint : undefined}
            onChange={() => { void change(policy, chosen) }}
          />
          {t.people.policies[policy]}
        </label>
      ))}
      <p class='form-text' id={hint}>{t.people.assignedHint}{chosen === 'everyone' && ` ${t.people.prepared}`}</p>
    </fieldset>
  )
}

/** Whether every teacher follows every student. Asked anew: it may have changed since the page was opened. */
export function Policy () {
  const { loaded, reload } = useLoad(api.readMe, [])
  if (loaded.state === 'loading') return <Skeleton rows={1} />
  if (loaded.state === 'failed') return <Failure part problem={loaded.problem} retry={reload} />
  return <Choice first={loaded.value.activity.tutoring} />
}
