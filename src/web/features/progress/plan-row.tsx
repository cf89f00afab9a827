import { useState } from 'preact/hooks'
import type { Competence, PlannedTrace } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import { links } from '../../routes.ts'
import { PlanForm } from './plan-form.tsx'
import type { FicheName, PlansInHand } from './use-plans.ts'

interface PlanRowProps { plan: PlannedTrace, competence: Competence | undefined, plans: PlansInHand, isOwn: boolean, onRemoved: () => void }

/** The fiche that has it by now, or the choice of one. */
function LinkedFiche ({ plan, fiches, onLink }: { plan: PlannedTrace, fiches: FicheName[], onLink: ((ficheId: string | null) => void) | undefined }) {
  const { t } = useI18n()
  const fiche = fiches.find(({ id }) => id === plan.ficheId)
  const id = `plan-fiche-${plan.id}`
  const nameOf = ({ title }: FicheName): string => title === '' ? t.untitled : title
  return (
    <p class='plan-fiche'>
      {fiche !== undefined && <a href={links.card(fiche.id)}>{nameOf(fiche)}</a>}
      {onLink !== undefined && fiches.length > 0 && (
        <>
          <label for={id}>{t.plan.fiche}</label>
          <select id={id} class='form-select form-select-sm' value={plan.ficheId ?? ''} onChange={event => onLink(event.currentTarget.value === '' ? null : event.currentTarget.value)}>
            <option value=''>{t.plan.noFiche}</option>
            {fiches.map(fiche => <option key={fiche.id} value={fiche.id}>{nameOf(fiche)}</option>)}
          </select>
        </>
      )}
    </p>
  )
}

/** One planned trace. Whoever planned it can say it otherwise, begin its fiche, name the fiche that has it, or drop it. */
export function PlanRow ({ plan, competence, plans, isOwn, onRemoved }: PlanRowProps) {
  const { t } = useI18n()
  const [editing, setEditing] = useState(false)
  const editId = `plan-edit-${plan.id}`
  const close = (): void => {
    setEditing(false)
    requestAnimationFrame(() => document.getElementById(editId)?.focus())
  }
  const remove = async (): Promise<void> => { if (await plans.remove(plan)) onRemoved() }
  if (editing) {
    return (
      <li>
        <PlanForm
          id={`plan-${plan.id}`} label={t.plan.label(competence?.code ?? '')} first={plan.text}
          onSave={async text => await plans.change({ ...plan, text })} onClose={close}
        />
      </li>
    )
  }
  return (
    <li class='plan'>
      <p class='plan-text'><Icon name={plan.ficheId === null ? 'planned' : 'approved'} /><span>{plan.text}</span>{plan.ficheId !== null && <span class='badge state-approved'>{t.plan.collected}</span>}</p>
      <LinkedFiche plan={plan} fiches={plans.fiches} onLink={isOwn ? ficheId => { void plans.change({ ...plan, ficheId }) } : undefined} />
      {isOwn && (
        <div class='actions'>
          {plan.ficheId === null && <a class='btn btn-secondary btn-sm' href={links.new()} aria-label={t.plan.beginOf(plan.text)}>{t.plan.begin}</a>}
          <Button kind='link' small id={editId} aria-label={t.plan.editOf(plan.text)} onClick={() => setEditing(true)}>{t.plan.edit}</Button>
          <Button kind='link' small aria-label={t.plan.removeOf(plan.text)} onClick={() => { void remove() }}>{t.plan.remove}</Button>
        </div>
      )}
    </li>
  )
}
