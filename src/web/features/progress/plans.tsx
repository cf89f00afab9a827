import { useState } from 'preact/hooks'
import type { Competence, PlannedTrace } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Failure } from '../../components/failure.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useI18n } from '../../i18n/context.ts'
import { PlanForm } from './plan-form.tsx'
import { PlanRow } from './plan-row.tsx'
import { usePlans, type PlansInHand } from './use-plans.ts'

interface GroupProps { competence: Competence, items: PlannedTrace[], plans: PlansInHand, isOwn: boolean }

/** What is planned for one competence. */
function Group ({ competence, items, plans, isOwn }: GroupProps) {
  const { t } = useI18n()
  const [adding, setAdding] = useState(false)
  const addId = `plan-add-${competence.id}`
  const focusAdd = (): void => { requestAnimationFrame(() => document.getElementById(addId)?.focus()) }
  const close = (): void => {
    setAdding(false)
    focusAdd()
  }
  const collected = items.filter(({ ficheId }) => ficheId !== null).length
  return (
    <div class='plan-group'>
      <h3><span class='citation'>{competence.code}</span> {competence.label}</h3>
      {items.length > 0 && <p class='quiet'>{t.plan.collectedCount(collected, items.length)}</p>}
      {items.length === 0 && !isOwn && <p class='quiet'>{t.plan.none}</p>}
      {items.length > 0 && (
        <ul>{items.map(plan => <PlanRow key={plan.id} plan={plan} competence={competence} plans={plans} isOwn={isOwn} onRemoved={focusAdd} />)}</ul>
      )}
      {adding && (
        <PlanForm
          id={`plan-new-${competence.id}`} label={t.plan.label(competence.code)} first=''
          onSave={async text => await plans.add(competence.id, text)} onClose={close}
        />
      )}
      {isOwn && !adding && <Button small icon='add' id={addId} aria-label={t.plan.addTo(competence.code)} onClick={() => setAdding(true)}>{t.plan.add}</Button>}
    </div>
  )
}

/** What was planned for a competence that the unit has dropped is still there to be linked or removed. */
function Elsewhere ({ items, plans, isOwn }: { items: PlannedTrace[], plans: PlansInHand, isOwn: boolean }) {
  const { t } = useI18n()
  if (items.length === 0) return null
  const focusTitle = (): void => document.getElementById('plans')?.focus()
  return (
    <div class='plan-group'>
      <h3>{t.plan.elsewhere}</h3>
      <ul>{items.map(plan => <PlanRow key={plan.id} plan={plan} competence={undefined} plans={plans} isOwn={isOwn} onRemoved={focusTitle} />)}</ul>
    </div>
  )
}

interface PlansProps { competences: Competence[], studentId: string | null, onChange: () => void }

/** The traces that a student means to collect, competence by competence (IMT-10). */
export function Plans ({ competences, studentId, onChange }: PlansProps) {
  const { t } = useI18n()
  const plans = usePlans(studentId, onChange)
  const isOwn = studentId === null
  const { loaded, reload } = plans
  const items = loaded.state === 'ready' ? loaded.value.plans : []
  const known = new Set(competences.map(({ id }) => id))
  return (
    <section class='dash-wide' aria-labelledby='plans'>
      <h2 id='plans' tabIndex={-1}>{isOwn ? t.plan.title : t.plan.staffTitle}</h2>
      {isOwn && <p class='quiet'>{t.plan.intro}</p>}
      {loaded.state === 'loading' && <Skeleton rows={2} />}
      {loaded.state === 'failed' && <Failure part problem={loaded.problem} retry={reload} />}
      {loaded.state === 'ready' && (
        <div class='plan-groups'>
          {competences.map(competence => (
            <Group key={competence.id} competence={competence} items={items.filter(({ competenceId }) => competenceId === competence.id)} plans={plans} isOwn={isOwn} />
          ))}
          <Elsewhere items={items.filter(({ competenceId }) => !known.has(competenceId))} plans={plans} isOwn={isOwn} />
        </div>
      )}
    </section>
  )
}
