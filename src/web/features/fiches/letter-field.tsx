import { Field } from '../../components/field.tsx'
import { useI18n } from '../../i18n/context.ts'
import type { FieldsProps } from './fields-props.ts'
import { fieldIds } from './field-problems.ts'

const asLetter = (text: string): string => text.toUpperCase().replace(/[^A-Z]/g, '').slice(0, 2)

/** «Identification de la preuve»: the letter that it is cited by. */
export function LetterField ({ draft, data, problemOf }: FieldsProps) {
  const { t } = useI18n()
  const { letter, competenceIds } = draft.form
  const competence = data.competences.items.find(({ id }) => id === competenceIds[0])
  const cited = competence === undefined || letter === '' ? '' : t.form.citedAs(`${competence.code}-${letter}`)
  return (
    <Field
      id={fieldIds.letter} label={t.form.letter} error={problemOf(fieldIds.letter)}
      hint={data.fixed ? t.form.fixedHint : t.form.letterHint}
    >
      {control => (
        <div class='letter'>
          <input
            {...control} class='form-control' readOnly={data.fixed} autocomplete='off' autocapitalize='characters' value={letter}
            onInput={event => {
              const value = asLetter(event.currentTarget.value)
              event.currentTarget.value = value
              draft.change(form => ({ ...form, letter: value }))
            }}
          />
          <span class='letter-cited' role='status'>{cited}</span>
        </div>
      )}
    </Field>
  )
}
