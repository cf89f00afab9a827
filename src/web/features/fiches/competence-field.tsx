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

function ManyCompetences ({ draft, data, problemOf }: FieldsProps) {
  const { t } = useI18n()
  const { items } = data.competences
  const chosen = draft.form.competenceIds
  const toggle = (item: UnitCompetence, checked: boolean): void => draft.change(form =>
    withCompetences(form, checked ? [...form.competenceIds, item.id] : form.competenceIds.filter(other => other !== item.id), items))
  return (
    <fieldset class='field' id={id} tabIndex={-1}>
      <legend class='form-label'>{t.form.competence}</legend>
      <p class='form-text'>{t.form.competenceHint}</p>
      <FieldError id={`${id}-error`} text={problemOf(id)} />
      {items.map(item => (
        <label class='check' key={item.id}>
          <input type='checkbox' checked={chosen.includes(item.id)} onChange={event => toggle(item, event.currentTarget.checked)} />
          {nameOf(item)}
        </label>
      ))}
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
