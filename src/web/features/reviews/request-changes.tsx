import { useEffect, useRef, useState } from 'preact/hooks'
import type { Fiche } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { useI18n } from '../../i18n/context.ts'
import { useKeptText } from '../../kept.ts'
import { useMe } from '../../person.ts'

interface RequestChangesProps {
  fiche: Fiche
  busy: boolean
  onRequest: (reason: string) => Promise<boolean>
  onCancel: () => void
}

/** Changes are asked for with a reason. */
export function RequestChanges ({ fiche, busy, onRequest, onCancel }: RequestChangesProps) {
  const { t } = useI18n()
  const me = useMe()
  const [reason, setReason] = useKeptText(`reason.${me.id}.${fiche.id}`)
  const [missing, setMissing] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => area.current?.focus(), [])
  async function send (): Promise<void> {
    const empty = reason.trim() === ''
    setMissing(empty)
    if (empty) area.current?.focus()
    else if (await onRequest(reason)) setReason('')
  }
  return (
    <form noValidate onSubmit={event => { event.preventDefault(); if (!busy) void send() }}>
      <Field id='reason' label={t.decision.reason} hint={t.decision.reasonHint} error={missing ? t.decision.reasonMissing : undefined}>
        {control => (
          <textarea
            {...control} ref={area} class='form-control' rows={4} maxLength={2_000} value={reason}
            onInput={event => setReason(event.currentTarget.value)}
            onKeyDown={event => { if (event.key === 'Escape') onCancel() }}
          />
        )}
      </Field>
      <div class='actions'>
        <Button kind='primary' submit busy={busy}>{t.decision.sendRequest}</Button>
        <Button kind='link' onClick={onCancel}>{t.cancel}</Button>
      </div>
    </form>
  )
}
