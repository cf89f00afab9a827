import type { Comment, Fiche, Reviews } from '../../api/types.ts'
import { Markdown } from '../../components/markdown.tsx'
import { Moment } from '../../components/moment.tsx'
import { useI18n } from '../../i18n/context.ts'
import { useMe } from '../../person.ts'
import { CommentForm } from './comment-form.tsx'
import { DecisionLine } from './decision-line.tsx'
import { timelineOf, type Event } from './timeline.ts'

function CommentView ({ comment }: { comment: Comment }) {
  const { t } = useI18n()
  const me = useMe()
  return (
    <article class='comment'>
      <p class='comment-head'>
        <strong>{comment.author.id === me.id ? t.comment.me : comment.author.name}</strong>
        <span class='quiet'>{t.comment.on(comment.versionNumber)} · <Moment at={comment.createdAt} withTime /></span>
      </p>
      <Markdown text={comment.text} />
    </article>
  )
}

function EventView ({ event }: { event: Event }) {
  const { t } = useI18n()
  if (event.kind === 'comment') return <CommentView comment={event.comment} />
  if (event.kind === 'decision') return <DecisionLine decision={event.decision} />
  return <p class='milestone'>{t.version.publishedOn(event.version.number)} <Moment at={event.at} withTime /></p>
}

interface ConversationProps { fiche: Fiche, versionNumber: number, reviews: Reviews, onReviews: (reviews: Reviews) => void }

/** Everything that was said of a fiche, in order, and the place to answer. */
export function Conversation ({ fiche, versionNumber, reviews, onReviews }: ConversationProps) {
  const { t } = useI18n()
  const add = (comment: Comment): void => onReviews({ ...reviews, comments: [...reviews.comments, comment] })
  return (
    <section class='panel' aria-labelledby='conversation'>
      <h2 id='conversation'>{t.comment.title}</h2>
      <ol class='timeline'>
        {timelineOf(fiche.versions, reviews).map(event => <li key={event.id}><EventView event={event} /></li>)}
      </ol>
      <CommentForm ficheId={fiche.id} versionNumber={versionNumber} onSent={add} />
    </section>
  )
}
