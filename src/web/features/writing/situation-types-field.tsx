import { FieldError } from '../../components/field.tsx'
import { useI18n } from '../../i18n/context.ts'
import { useMe } from '../../person.ts'
import type { FieldsProps } from '../fiches/fields-props.ts'
import { fieldIds } from '../fiches/field-problems.ts'
import { sentenceIn } from './sentence.ts'

/** What kinds of situation the fiche tells of: a portfolio covers each of them (SIO-24 to SIO-27). */
export function SituationTypesField ({ draft, problemOf }: FieldsProps) {
  const { t, locale } = useI18n()
  const { unit: { profile } } = useMe()
  const id = fieldIds.situationTypes
  if (profile.situationTypes.length === 0) return null
  const toggle = (type: string, on: boolean): void => draft.change(form =>
    ({ ...form, situationTypes: on ? [...form.situationTypes, type] : form.situationTypes.filter(other => other !== type) }))
  return (
    <fieldset class='field' id={id} tabIndex={-1} aria-describedby={`${id}-hint`}>
      <legend class='form-label'>{t.form.situationTypes}</legend>
      <p class='form-text' id={`${id}-hint`}>{t.form.situationTypesHint}</p>
      <FieldError id={`${id}-error`} text={problemOf(id)} />
      {profile.situationTypes.map(type => (
        <label class='check' key={type.id}>
          <input type='checkbox' checked={draft.form.situationTypes.includes(type.id)} onChange={event => toggle(type.id, event.currentTarget.checked)} />
          <span>{sentenceIn(locale, type.label)}</span>
        </label>
      ))}
    </fieldset>
  )
}
