import { useRef, useState } from 'preact/hooks'
import type { Comment } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { useKeptText } from '../../kept.ts'
import { isStaff, useMe } from '../../person.ts'
import { ReasonSelect, type Reason } from './reason-select.tsx'
import { useSend } from './use-send.ts'

interface CommentFormProps { ficheId: string, versionNumber: number, onSent: (comment: Comment) => void }

/** A comment on a version. Its words are kept in the browser until they are sent. */
export function CommentForm ({ ficheId, versionNumber, onSent }: CommentFormProps) {
  const { t } = useI18n()
  const me = useMe()
  const [text, setText] = useKeptText(`comment.${me.id}.${ficheId}`)
  const [reason, setReason] = useState<Reason | null>(null)
  const [missing, setMissing] = useState(false)
  const { busy, problem, send } = useSend(ficheId)
  const area = useRef<HTMLTextAreaElement>(null)
  async function say (): Promise<void> {
    const empty = text.trim() === ''
    setMissing(empty)
    area.current?.focus()
    const comment = empty ? null : await send({ versionNumber, text, reason })
    if (comment === null) return
    onSent(comment)
    setText('')
    setReason(null)
    notify({ text: t.comment.sent })
  }
  const error = missing ? t.comment.missing : problem === null ? undefined : problemText(t, problem)
  return (
    <form class='comment-form' noValidate onSubmit={event => { event.preventDefault(); if (!busy) void say() }}>
      {isStaff(me) && <ReasonSelect id='comment-reason' reason={reason} onReason={setReason} text={text} onText={setText} />}
      <Field id='comment' label={t.comment.label(versionNumber)} error={error}>
        {control => (
          <textarea
            {...control} ref={area} class='form-control' rows={3} maxLength={10_000} value={text}
            onInput={event => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button kind='primary' submit busy={busy}>{t.comment.send}</Button>
    </form>
  )
}
