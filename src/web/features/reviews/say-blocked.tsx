import { useState } from 'preact/hooks'
import type { Comment } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { useKeptText } from '../../kept.ts'
import { useMe } from '../../person.ts'
import { useSend } from './use-send.ts'

interface SayBlockedProps { ficheId: string, versionNumber: number, position: number, name: string, onSent: (comment: Comment) => void }

/** A comment on one trace: the tutor cannot open it (IMT-43). A window is soon closed: what was typed in it is kept. */
export function SayBlocked ({ ficheId, versionNumber, position, name, onSent }: SayBlockedProps) {
  const { t } = useI18n()
  const me = useMe()
  const [kept, keep] = useKeptText(`blocked.${me.id}.${ficheId}.${versionNumber}.${position}`)
  const [text, setText] = useState(kept === '' ? t.blocked.sentence(name) : kept)
  const [missing, setMissing] = useState(false)
  const { busy, problem, send } = useSend(ficheId)
  async function say (): Promise<void> {
    const empty = text.trim() === ''
    setMissing(empty)
    const comment = empty ? null : await send({ versionNumber, text, tracePosition: position, reason: 'trace_not_accessible' })
    if (comment === null) return
    keep('')
    onSent(comment)
  }
  const error = missing ? t.comment.missing : problem === null ? undefined : problemText(t, problem)
  return (
    <form class='dialog-form' noValidate onSubmit={event => { event.preventDefault(); if (!busy) void say() }}>
      <p>{t.blocked.text}</p>
      <Field id='blocked' label={t.blocked.label} error={error}>
        {control => (
          <textarea {...control} autofocus class='form-control' rows={4} maxLength={10_000} value={text} onInput={({ currentTarget: { value } }) => { setText(value); keep(value) }} />
        )}
      </Field>
      <Button kind='primary' submit busy={busy}>{t.blocked.send}</Button>
    </form>
  )
}
