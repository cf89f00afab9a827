import { Field } from '../../components/field.tsx'
import { useI18n } from '../../i18n/context.ts'
import type { Sentence } from './rows.ts'

interface SentenceFieldsProps { id: string, label: string, value: Sentence, missing: readonly string[], onChange: (value: Sentence) => void }

/** A text in both languages, side by side where there is room. */
export function SentenceFields ({ id, label, value, missing, onChange }: SentenceFieldsProps) {
  const { t } = useI18n()
  const texts = [['fr', t.method.french], ['en', t.method.english]] as const
  return (
    <div class='sentence'>
      {texts.map(([language, name]) => (
        <Field
          key={language} id={`${id}-${language}`} label={t.method.named(label, name)}
          error={missing.includes(`${id}-${language}`) ? t.method.missing : undefined}
        >
          {control => (
            <textarea
              {...control} class='form-control' lang={language} rows={2} maxLength={2_000} value={value[language]}
              onInput={event => onChange({ ...value, [language]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
    </div>
  )
}
