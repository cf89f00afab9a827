import { useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Markdown } from '../../components/markdown.tsx'
import { useI18n } from '../../i18n/context.ts'
import type { FieldsProps } from './fields-props.ts'
import { fieldIds } from './field-problems.ts'
import { limits } from './limits.ts'

interface TextFieldProps extends FieldsProps { name: 'description' | 'analysis', label: string, hint: string }

/** A CommonMark text, and how it will look. */
export function TextField ({ draft, problemOf, name, label, hint }: TextFieldProps) {
  const { t } = useI18n()
  const [preview, setPreview] = useState(false)
  const id = fieldIds[name]
  const text = draft.form[name]
  return (
    <div class='text-field'>
      <Field id={id} label={label} hint={hint} error={problemOf(id)}>
        {control => (
          <textarea
            {...control} class='form-control' rows={7} maxLength={limits.text} value={text} hidden={preview}
            onInput={({ currentTarget: { value } }) => draft.change(form => ({ ...form, [name]: value }))}
          />
        )}
      </Field>
      {preview && (
        <div class='preview' role='region' aria-label={t.form.previewOf(label)}>
          {text.trim() === '' ? <p class='quiet'>{t.nothing}</p> : <Markdown text={text} />}
        </div>
      )}
      <div class='text-tools'>
        <p class='form-text'>{t.form.markup}</p>
        <Button kind='link' small aria-label={preview ? t.form.writeOf(label) : t.form.previewOf(label)} onClick={() => setPreview(!preview)}>
          {preview ? t.form.write : t.form.preview}
        </Button>
      </div>
    </div>
  )
}
