import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { useI18n } from '../../i18n/context.ts'

interface PlanFormProps { id: string, label: string, first: string, onSave: (text: string) => Promise<boolean>, onClose: () => void }

/** One planned trace, in the student's words. */
export function PlanForm ({ id, label, first, onSave, onClose }: PlanFormProps) {
  const { t } = useI18n()
  const [text, setText] = useState(first)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  async function submit (): Promise<void> {
    if (text.trim() === '') {
      setError(t.plan.missing)
      input.current?.focus()
      return
    }
    setBusy(true)
    const done = await onSave(text.trim())
    setBusy(false)
    if (done) onClose()
  }
  return (
    <form
      class='plan-form' noValidate onSubmit={event => { event.preventDefault(); if (!busy) void submit() }}
      onKeyDown={event => { if (event.key === 'Escape') onClose() }}
    >
      <Field id={id} label={label} error={error}>
        {control => <input {...control} ref={input} class='form-control' maxLength={1000} autocomplete='off' value={text} onInput={event => setText(event.currentTarget.value)} />}
      </Field>
      <div class='actions'>
        <Button kind='primary' small submit busy={busy}>{t.plan.save}</Button>
        <Button kind='link' small onClick={onClose}>{t.cancel}</Button>
      </div>
    </form>
  )
}
