import { useEffect, useRef, useState } from 'preact/hooks'
import type { Comment, Trace } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Icon } from '../../components/icon.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { isStaff, useMe } from '../../person.ts'
import { SayBlocked } from '../reviews/say-blocked.tsx'
import { traceName } from './trace-name.ts'
import { blockedBy, type TraceTalk } from './trace-talk.ts'

/** Stands on the trace: who could not open it, and what its student can do. */
function Blocked ({ comment, isNew }: { comment: Comment, isNew: boolean }) {
  const { t, date } = useI18n()
  const me = useMe()
  const box = useRef<HTMLDivElement>(null)
  // It stands where the button was, to which the window would have given the focus back.
  useEffect(() => { if (isNew) box.current?.focus() }, [])
  const when = date(comment.createdAt)
  return (
    <div class='trace-blocked' ref={box} tabIndex={-1}>
      <Icon name='warning' />
      <div>
        <p>{comment.author.id === me.id ? t.blocked.byMe(when) : t.blocked.by(comment.author.name, when)}</p>
        {!isStaff(me) && <p>{t.blocked.advice}</p>}
      </div>
    </div>
  )
}

interface TraceBlockedProps { ficheId: string, trace: Trace, position: number, talk: TraceTalk }

/** «Je ne peux pas l’ouvrir»: the tutor says so, the student sees it on the trace. */
export function TraceBlocked ({ ficheId, trace, position, talk }: TraceBlockedProps) {
  const { t } = useI18n()
  const me = useMe()
  const [open, setOpen] = useState(false)
  const [sentId, setSentId] = useState<string>()
  const said = blockedBy(talk, position)
  const name = traceName(trace)
  const sent = (comment: Comment): void => {
    setOpen(false)
    setSentId(comment.id)
    talk.onComment(comment)
    notify({ text: t.blocked.sent })
  }
  if (said !== undefined) return <Blocked comment={said} isNew={said.id === sentId} />
  if (!isStaff(me)) return null
  return (
    <>
      <Button kind='link' small icon='warning' aria-label={t.blocked.buttonOf(name)} onClick={() => setOpen(true)}>{t.blocked.button}</Button>
      {open && (
        <Dialog label={t.blocked.title} onClose={() => setOpen(false)}>
          <SayBlocked ficheId={ficheId} versionNumber={talk.versionNumber} position={position} name={name} onSent={sent} />
        </Dialog>
      )}
    </>
  )
}
