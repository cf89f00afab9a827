import type { Comment, Fiche, Reviews, Trace } from '../../api/types.ts'
import { Markdown } from '../../components/markdown.tsx'
import { Moment } from '../../components/moment.tsx'
import { useI18n } from '../../i18n/context.ts'
import { useMe } from '../../person.ts'
import { traceName } from '../fiches/trace-name.ts'
import { CommentForm } from './comment-form.tsx'
import { DecisionLine } from './decision-line.tsx'
import { timelineOf, type Event } from './timeline.ts'

/** What a comment is about, where it is about one trace. */
const traceOf = ({ versions }: Fiche, { versionNumber, tracePosition }: Comment): Trace | undefined =>
  tracePosition === null ? undefined : versions.find(({ number }) => number === versionNumber)?.traces[tracePosition]

function CommentView ({ comment, trace }: { comment: Comment, trace: Trace | undefined }) {
  const { t } = useI18n()
  const me = useMe()
  return (
    <article class='comment'>
      <p class='comment-head'>
        <strong>{comment.author.id === me.id ? t.comment.me : comment.author.name}</strong>
        <span class='quiet'>{t.comment.on(comment.versionNumber)} · <Moment at={comment.createdAt} withTime /></span>
      </p>
      {comment.reason !== null && <p class='comment-reason'>{t.reason.name[comment.reason]}</p>}
      {trace !== undefined && <p class='quiet comment-trace'>{t.comment.onTrace(traceName(trace))}</p>}
      <Markdown text={comment.text} />
    </article>
  )
}

function EventView ({ fiche, event }: { fiche: Fiche, event: Event }) {
  const { t } = useI18n()
  if (event.kind === 'comment') return <CommentView comment={event.comment} trace={traceOf(fiche, event.comment)} />
  if (event.kind === 'decision') return <DecisionLine decision={event.decision} />
  return <p class='milestone'>{t.version.publishedOn(event.version.number)} <Moment at={event.at} withTime /></p>
}

interface ConversationProps {
  fiche: Fiche
  versionNumber: number
  reviews: Reviews
  /** Absent: nothing more can be said of it. */
  onComment: ((comment: Comment) => void) | undefined
}

/** Everything that was said of a fiche, in order, and the place to answer. */
export function Conversation ({ fiche, versionNumber, reviews, onComment }: ConversationProps) {
  const { t } = useI18n()
  return (
    <section class='panel' aria-labelledby='conversation'>
      <h2 id='conversation'>{t.comment.title}</h2>
      <ol class='timeline'>
        {timelineOf(fiche.versions, reviews).map(event => <li key={event.id}><EventView fiche={fiche} event={event} /></li>)}
      </ol>
      {onComment !== undefined && <CommentForm ficheId={fiche.id} versionNumber={versionNumber} onSent={onComment} />}
    </section>
  )
}
