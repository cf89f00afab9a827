import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import type { ListView } from '../../routes.ts'
import { useStateWords } from '../fiches/states.ts'
import { membersOf, withoutMember, type Member } from './members.ts'
import type { Options } from './use-options.ts'

interface Named { id: string }
const nameIn = <Item extends Named>(items: Item[], id: string | undefined, name: (item: Item) => string): string => {
  const found = items.find(item => item.id === id)
  return found === undefined ? '…' : name(found)
}

/** What each filter says, in words. */
function useWords ({ filter, query }: ListView, options: Options): Record<Member, string> {
  const { t, date } = useI18n()
  const states = useStateWords()
  const day = (text: string | undefined): string => text === undefined ? '' : date(`${text}T12:00`)
  return {
    state: filter === null || filter === 'all' ? '' : states[filter],
    q: t.search.quoted(query.q ?? ''),
    competenceId: nameIn(options.competences, query.competenceId, ({ code }) => code),
    studentId: nameIn(options.students, query.studentId, ({ name }) => name),
    group: t.search.groupNumber(query.group ?? ''),
    experienceId: nameIn(options.experiences, query.experienceId, ({ title }) => title),
    from: `${t.search.from} ${day(query.from)}`,
    to: `${t.search.to} ${day(query.to)}`,
    unread: t.search.unread,
    toRead: t.search.toRead
  }
}

interface ActiveFiltersProps { view: ListView, options: Options, onView: (view: ListView) => void, onCleared: () => void }

/** What the search is narrowed by, each to be taken away. The focus goes to the count, which tells what came of it. */
export function ActiveFilters ({ view, options, onView, onCleared }: ActiveFiltersProps) {
  const { t } = useI18n()
  const words = useWords(view, options)
  const members = membersOf(view)
  if (members.length === 0) return null
  const put = (next: ListView): void => {
    onView(next)
    onCleared()
  }
  const { sort, order } = view.query
  const cleared: ListView = { filter: null, query: { ...(sort !== undefined && { sort }), ...(order !== undefined && { order }) } }
  return (
    <div class='active-filters' role='group' aria-label={t.search.active}>
      {members.map(member => (
        <button key={member} type='button' class='chip' aria-label={t.search.remove(words[member])} onClick={() => put(withoutMember(view, member))}>
          {words[member]}<Icon name='close' />
        </button>
      ))}
      {members.length > 1 && <Button kind='link' small onClick={() => put(cleared)}>{t.search.clear}</Button>}
    </div>
  )
}
