import { useRef, useState } from 'preact/hooks'
import { v7 as newId } from 'uuid'
import { api } from '../../api.ts'
import { asProblem } from '../../api/problem.ts'
import type { Comment } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { useKeptText } from '../../kept.ts'
import { useMe } from '../../person.ts'

interface CommentFormProps { ficheId: string, versionNumber: number, onSent: (comment: Comment) => void }

/** A comment on a version. Its words are kept in the browser until they are sent. */
export function CommentForm ({ ficheId, versionNumber, onSent }: CommentFormProps) {
  const { t } = useI18n()
  const me = useMe()
  const [text, setText] = useKeptText(`comment.${me.id}.${ficheId}`)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  // One id until it has arrived: sending again after a lost answer does not say it twice.
  const id = useRef(newId())
  const area = useRef<HTMLTextAreaElement>(null)
  async function send (): Promise<void> {
    setError(text.trim() === '' ? t.comment.missing : undefined)
    area.current?.focus()
    if (text.trim() === '') return
    setBusy(true)
    try {
      onSent(await api.addComment(ficheId, { id: id.current, versionNumber, text }))
      id.current = newId()
      setText('')
      notify({ text: t.comment.sent })
    } catch (problem) {
      setError(problemText(t, asProblem(problem)))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form class='comment-form' noValidate onSubmit={event => { event.preventDefault(); if (!busy) void send() }}>
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
