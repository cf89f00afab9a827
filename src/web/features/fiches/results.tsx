import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import type { FicheList, FilterQuery } from '../../api/types.ts'
import { Failure } from '../../components/failure.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { CsvButton } from './csv-button.tsx'
import { FicheTable } from './fiche-table.tsx'
import type { Fiches } from './use-fiches.ts'

/** What was shown stays, dimmed, until the next list has come: the heading that was pressed keeps the focus. */
function useLastPage ({ loaded }: Fiches): FicheList | undefined {
  const last = useRef<FicheList | undefined>(undefined)
  if (loaded.state === 'ready') last.current = loaded.value
  if (loaded.state === 'failed') last.current = undefined
  return last.current
}

interface ResultsProps<Query> {
  fiches: Fiches
  query: Query
  /** What is asked of the API: the table to be downloaded has the same rows. */
  asked: FilterQuery
  linkTo: (query: Query) => string
  empty: ComponentChildren
}

/** The fiches that were asked for, or why there are none. */
export function Results<Query extends FilterQuery> ({ fiches, query, asked, linkTo, empty }: ResultsProps<Query>) {
  const { loaded, reload } = fiches
  const page = useLastPage(fiches)
  if (loaded.state === 'failed') return <Failure part problem={loaded.problem} retry={reload} />
  if (loaded.state === 'ready' && loaded.value.items.length === 0) return <>{empty}</>
  if (page === undefined || page.items.length === 0) return <Skeleton rows={4} />
  return (
    <>
      <FicheTable page={page} fiches={fiches} stale={loaded.state === 'loading'} query={query} linkTo={linkTo} />
      <CsvButton query={asked} />
    </>
  )
}
