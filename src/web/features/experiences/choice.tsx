import { Field } from '../../components/field.tsx'
import { useI18n } from '../../i18n/context.ts'

interface ChoiceProps<Value extends string> { id: string, label: string, names: Record<Value, string>, value: Value | null, onChoose: (value: Value | null) => void }

/** One of a few, or nothing said. */
export function Choice<Value extends string> ({ id, label, names, value, onChoose }: ChoiceProps<Value>) {
  const { t } = useI18n()
  const isKnown = (text: string): text is Value => Object.hasOwn(names, text)
  const choose = (text: string): void => onChoose(isKnown(text) ? text : null)
  return (
    <Field id={id} label={label} optional>
      {control => (
        <select {...control} class='form-select' value={value ?? ''} onChange={event => choose(event.currentTarget.value)}>
          <option value=''>{t.experience.unsaid}</option>
          {Object.entries<string>(names).map(([name, text]) => <option key={name} value={name}>{text}</option>)}
        </select>
      )}
    </Field>
  )
}
