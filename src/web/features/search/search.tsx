import { useRef } from 'preact/hooks'
import { EmptyState } from '../../components/empty-state.tsx'
import { Failure } from '../../components/failure.tsx'
import { Heading } from '../../components/heading.tsx'
import { ApiProblem } from '../../api/problem.ts'
import { useI18n } from '../../i18n/context.ts'
import { isStaff, isStudent, useMe } from '../../person.ts'
import { goTo, goToInstead } from '../../router.ts'
import { links, type ListView } from '../../routes.ts'
import { EmptyList } from '../fiches/empty-list.tsx'
import { useScrollMemory } from '../fiches/list-memory.ts'
import { Results } from '../fiches/results.tsx'
import { useFiches, type Fiches } from '../fiches/use-fiches.ts'
import { askedOf } from '../fiches/view.ts'
import { ActiveFilters } from './active-filters.tsx'
import { FilterForm } from './filter-form.tsx'
import { membersOf, withMember, withoutMember } from './members.ts'
import { SavedFilters, SaveSearch, useSaved } from './saved-filters.tsx'
import { SearchField } from './search-field.tsx'
import { useOptions } from './use-options.ts'
import './search.scss'

function NothingFound ({ view }: { view: ListView }) {
  const { t } = useI18n()
  const members = membersOf(view)
  if (members.length === 0) return <EmptyList view={{ filter: 'all', query: {} }} />
  return (
    <EmptyState icon='question' title={t.search.noneTitle}>
      <ul class='tips'>
        {t.search.tips.map(tip => <li key={tip}>{tip}</li>)}
        {members.some(member => member !== 'q') && <li>{t.search.tipFilters}</li>}
      </ul>
    </EmptyState>
  )
}

function useCount ({ loaded }: Fiches): string {
  const { t } = useI18n()
  if (loaded.state === 'loading') return t.search.searching
  if (loaded.state === 'failed') return ''
  const { items, next } = loaded.value
  return (next === null ? t.search.found : t.search.foundMore)(items.length)
}

/** What the address says, but for what is the list's alone. */
function viewHere ({ filter, query: { removed: _, ...query } }: ListView): ListView {
  return { filter: filter === 'all' ? null : filter, query }
}

function Search ({ view }: { view: ListView }) {
  const { t } = useI18n()
  const asked = askedOf(view)
  const address = links.search(view.filter, view.query)
  const fiches = useFiches(asked, address)
  const options = useOptions(view.query.studentId)
  const saved = useSaved()
  const count = useRef<HTMLParagraphElement>(null)
  const filters = membersOf(view).filter(member => member !== 'q').length
  // On a phone the results come first: what is active is told above them.
  const isFirstOpen = useRef(matchMedia('(min-width: 48rem)').matches)
  useScrollMemory(address)
  const go = (next: ListView): void => goTo(links.search(next.filter, next.query))
  // Each pause while typing is no step of its own on the way back.
  const look = (words: string): void => {
    const next = words === '' ? withoutMember(view, 'q') : withMember(view, 'q', words)
    goToInstead(links.search(next.filter, next.query))
  }
  const focusCount = (): void => count.current?.focus()
  return (
    <>
      <Heading name={t.search.title} />
      <SavedFilters saved={saved} view={view} onLeft={focusCount} />
      <SearchField words={view.query.q ?? ''} onWords={look} />
      <details class='search-filters' open={isFirstOpen.current}>
        <summary>{t.search.filters}{filters > 0 && ` (${filters})`}</summary>
        <FilterForm view={view} options={options} onView={go} />
      </details>
      <ActiveFilters view={view} options={options} onView={go} onCleared={focusCount} />
      <div class='search-line'>
        <p class='search-count' role='status' tabIndex={-1} ref={count}>{useCount(fiches)}</p>
        <SaveSearch saved={saved} view={view} onLeft={focusCount} />
      </div>
      <Results
        fiches={fiches} query={view.query} asked={asked} linkTo={query => links.search(view.filter, query)}
        empty={<NothingFound view={view} />}
      />
    </>
  )
}

/** «Recherche»: words and filters, all of them in the address. */
export function SearchScreen ({ view }: { view: ListView }) {
  const me = useMe()
  return isStaff(me) || isStudent(me) ? <Search view={viewHere(view)} /> : <Failure problem={new ApiProblem(403, 'forbidden')} />
}
