import { useEffect, useRef, useState } from 'preact/hooks'
import type { Fiche } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { useI18n } from '../../i18n/context.ts'
import { useKeptText } from '../../kept.ts'
import { useMe } from '../../person.ts'
import { ReasonSelect, type Reason } from './reason-select.tsx'

export type ReasonedOutcome = 'changes_requested' | 'declined'

interface ReasonFormProps {
  fiche: Fiche
  outcome: ReasonedOutcome
  busy: boolean
  onDecide: (outcome: ReasonedOutcome, reason: string) => Promise<boolean>
  onCancel: () => void
}

/** Changes are asked for, and a fiche is declined, with a reason. */
export function ReasonForm ({ fiche, outcome, busy, onDecide, onCancel }: ReasonFormProps) {
  const { t } = useI18n()
  const me = useMe()
  const [reason, setReason] = useKeptText(`reason.${me.id}.${fiche.id}`)
  const [chosen, choose] = useState<Reason | null>(null)
  const [missing, setMissing] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const words = t.decision.form[outcome]
  useEffect(() => area.current?.focus(), [])
  async function send (): Promise<void> {
    const empty = reason.trim() === ''
    setMissing(empty)
    if (empty) area.current?.focus()
    else if (await onDecide(outcome, reason)) setReason('')
  }
  return (
    <form
      noValidate onSubmit={event => { event.preventDefault(); if (!busy) void send() }}
      onKeyDown={event => { if (event.key === 'Escape') onCancel() }}
    >
      <ReasonSelect id='decision-reason' reason={chosen} onReason={choose} text={reason} onText={setReason} />
      <Field id='reason' label={words.label} hint={words.hint} error={missing ? words.missing : undefined}>
        {control => (
          <textarea
            {...control} ref={area} class='form-control' rows={4} maxLength={2_000} value={reason}
            onInput={event => setReason(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class='actions'>
        <Button kind='primary' submit busy={busy}>{words.send}</Button>
        <Button kind='link' onClick={onCancel}>{t.cancel}</Button>
      </div>
    </form>
  )
}
