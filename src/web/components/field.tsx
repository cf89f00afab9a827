import type { ComponentChildren } from 'preact'
import { useI18n } from '../i18n/context.ts'

/** What ties a control to its label, its hint and its error. */
interface Control {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
}

interface FieldProps {
  id: string
  label: string
  hint?: ComponentChildren
  error?: string | undefined
  optional?: boolean
  children: (control: Control) => ComponentChildren
}

export const FieldError = ({ id, text }: { id: string, text: string | undefined }) =>
  text === undefined ? null : <p class='field-error' id={id}>{text}</p>

export function Field ({ id, label, hint, error, optional = false, children }: FieldProps) {
  const { t } = useI18n()
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter(part => part !== '')
  return (
    <div class='field'>
      <label class='form-label' for={id}>{label}{optional && <span class='optional'> {t.form.optional}</span>}</label>
      {hint !== undefined && <p class='form-text' id={`${id}-hint`}>{hint}</p>}
      <FieldError id={`${id}-error`} text={error} />
      {children({ id, 'aria-describedby': described.join(' ') || undefined, 'aria-invalid': error === undefined ? undefined : true })}
    </div>
  )
}
