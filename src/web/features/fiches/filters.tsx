import { Icon, type IconName } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import { isStaff, useMe } from '../../person.ts'
import { links, type ListFilter, type ListView } from '../../routes.ts'
import { useStates, useStateWords } from './states.ts'

interface Chip { text: string, icon: IconName | null, href: string, here: boolean }

function useChips ({ filter, query: { studentId, sort, order, unread, toRead } }: ListView): Chip[] {
  const { t } = useI18n()
  const me = useMe()
  const states = useStates()
  const words = useStateWords()
  const kept = { ...(studentId !== undefined && { studentId }), ...(sort !== undefined && { sort }), ...(order !== undefined && { order }) }
  const plain = unread !== true && toRead !== true
  const ofState = (state: ListFilter, text: string): Chip =>
    ({ text, icon: state === 'all' ? null : state, href: links.list(state, kept), here: plain && filter === state })
  const all = ofState('all', t.filter.all)
  const news: Chip = { text: t.filter.unread, icon: 'comment', href: links.list(null, { ...kept, unread: true }), here: unread === true }
  const mine: Chip = { text: t.filter.toRead, icon: 'submitted', href: links.list(null, { ...kept, toRead: true }), here: toRead === true }
  const rest = states.map(state => ofState(state, words[state]))
  if (!isStaff(me)) return [all, ...rest, news]
  // Where tutors are assigned, whatever waits waits for them; one student's list is one tutor's already.
  const withMine = me.activity.tutoring === 'everyone' && studentId === undefined
  return [...(withMine ? [mine] : []), ...rest, news, all]
}

/** Links, so that a filtered list has its address and the way back works. */
export function Filters ({ view }: { view: ListView }) {
  const { t } = useI18n()
  return (
    <nav class='chips' aria-label={t.filter.label}>
      {useChips(view).map(({ text, icon, href, here }) => (
        <a key={text} class='chip' href={href} aria-current={here ? 'true' : undefined}>{icon !== null && <Icon name={icon} />}{text}</a>
      ))}
    </nav>
  )
}
