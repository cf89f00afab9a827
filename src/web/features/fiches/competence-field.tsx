import type { UnitCompetence } from '../../api/types.ts'
import { Field, FieldError } from '../../components/field.tsx'
import { useI18n } from '../../i18n/context.ts'
import { useMe } from '../../person.ts'
import type { FieldsProps } from './fields-props.ts'
import { fieldIds } from './field-problems.ts'
import { withCompetences } from './form.ts'

const id = fieldIds.competenceIds
const nameOf = ({ code, label }: UnitCompetence): string => `${code} – ${label}`

function OneCompetence ({ draft, data, problemOf }: FieldsProps) {
  const { t } = useI18n()
  const { items } = data.competences
  const choose = (chosen: string): void => draft.change(form => withCompetences(form, chosen === '' ? [] : [chosen], items))
  return (
    <Field id={id} label={t.form.competence} hint={t.form.competenceHint} error={problemOf(id)}>
      {control => (
        <select {...control} class='form-select' value={draft.form.competenceIds[0] ?? ''} onChange={event => choose(event.currentTarget.value)}>
          <option value=''>{t.form.choose}</option>
          {items.map(item => <option key={item.id} value={item.id}>{nameOf(item)}</option>)}
        </select>
      )}
    </Field>
  )
}

interface TickProps { item: UnitCompetence, draft: FieldsProps['draft'], items: readonly UnitCompetence[] }

/** One was worked on; it may also have been really acquired (SIO-22). */
function CompetenceTick ({ item, draft, items }: TickProps) {
  const { t } = useI18n()
  const { competenceIds, acquiredIds } = draft.form
  const isChosen = competenceIds.includes(item.id)
  const choose = (on: boolean): void => draft.change(form =>
    withCompetences(form, on ? [...form.competenceIds, item.id] : form.competenceIds.filter(other => other !== item.id), items))
  const acquire = (on: boolean): void => draft.change(form =>
    ({ ...form, acquiredIds: on ? [...form.acquiredIds, item.id] : form.acquiredIds.filter(other => other !== item.id) }))
  return (
    <li>
      <label class='check'>
        <input type='checkbox' checked={isChosen} onChange={event => choose(event.currentTarget.checked)} />
        <span>{nameOf(item)}</span>
      </label>
      {isChosen && (
        <label class='check check-acquired'>
          <input type='checkbox' checked={acquiredIds.includes(item.id)} aria-label={t.form.acquiredOf(item.code)} onChange={event => acquire(event.currentTarget.checked)} />
          <span>{t.form.acquired}</span>
        </label>
      )}
    </li>
  )
}

function ManyCompetences ({ draft, data, problemOf }: FieldsProps) {
  const { t } = useI18n()
  const { items } = data.competences
  return (
    <fieldset class='field' id={id} tabIndex={-1} aria-describedby={`${id}-hint`}>
      <legend class='form-label'>{t.form.competences}</legend>
      <p class='form-text' id={`${id}-hint`}>{t.form.competencesHint}</p>
      <FieldError id={`${id}-error`} text={problemOf(id)} />
      <ul class='competence-ticks'>{items.map(item => <CompetenceTick key={item.id} item={item} draft={draft} items={items} />)}</ul>
    </fieldset>
  )
}

function FixedCompetence ({ draft, data }: FieldsProps) {
  const { t } = useI18n()
  const names = data.competences.items.filter(item => draft.form.competenceIds.includes(item.id)).map(nameOf)
  return (
    <Field id={id} label={t.form.competence} hint={t.form.fixedHint}>
      {control => <input {...control} class='form-control' readOnly value={names.join(', ')} />}
    </Field>
  )
}

/** «Compétence visée»: one, or as many as the unit allows; never another one once the fiche is cited by it. */
export function CompetenceField (props: FieldsProps) {
  const { unit: { profile } } = useMe()
  if (props.data.fixed) return <FixedCompetence {...props} />
  return profile.maxCompetences === 1 ? <OneCompetence {...props} /> : <ManyCompetences {...props} />
}
