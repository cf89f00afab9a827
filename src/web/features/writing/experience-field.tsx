import { api } from '../../api.ts'
import { Field } from '../../components/field.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { links } from '../../routes.ts'
import { useLoad } from '../../use-load.ts'
import type { FieldsProps } from '../fiches/fields-props.ts'
import { fieldIds } from '../fiches/field-problems.ts'

/** The experience that the fiche tells of: one's own. */
export function ExperienceField ({ draft, problemOf }: FieldsProps) {
  const { t } = useI18n()
  const { loaded } = useLoad(async () => await api.listExperiences(), [])
  const items = loaded.state === 'ready' ? loaded.value.items : []
  const chosen = draft.form.experienceId
  const isUnknown = chosen !== null && !items.some(({ id }) => id === chosen)
  const id = fieldIds.experienceId
  return (
    <Field
      id={id} label={t.form.experience} error={problemOf(id) ?? (loaded.state === 'failed' ? problemText(t, loaded.problem) : undefined)} optional
      hint={<>{t.form.experienceHint} <a href={links.experiences()}>{t.form.experiences}</a></>}
    >
      {control => (
        <select {...control} class='form-select' value={chosen ?? ''} onChange={({ currentTarget: { value } }) => draft.change(form => ({ ...form, experienceId: value === '' ? null : value }))}>
          <option value=''>{t.form.noExperience}</option>
          {isUnknown && <option value={chosen}>{loaded.state === 'ready' ? t.form.otherExperience : t.form.chosen}</option>}
          {items.map(({ id, title, host }) => <option key={id} value={id}>{host === '' ? title : `${title} – ${host}`}</option>)}
        </select>
      )}
    </Field>
  )
}
