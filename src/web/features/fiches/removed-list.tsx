import { useEffect, useRef, useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { asProblem } from '../../api/problem.ts'
import type { FicheSummary } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Failure } from '../../components/failure.tsx'
import { Heading } from '../../components/heading.tsx'
import { Icon } from '../../components/icon.tsx'
import { Moment } from '../../components/moment.tsx'
import { Notice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { links } from '../../routes.ts'
import { useFocusOnNew } from '../../use-focus-on-new.ts'
import { useFiches, type Fiches } from './use-fiches.ts'

const keptForMs = 30 * 24 * 3_600_000

function When ({ removedAt, isPublished }: { removedAt: string, isPublished: boolean }) {
  const { t } = useI18n()
  return (
    <p class='row-dates'>
      <span>{isPublished ? t.removed.taken : t.removed.deleted} <Moment at={removedAt} /></span>
      {!isPublished && <span>{t.removed.until} <Moment at={new Date(Date.parse(removedAt) + keptForMs).toISOString()} /></span>}
    </p>
  )
}

/** Stands where the button was, and takes its focus. */
function Restored ({ fiche }: { fiche: FicheSummary }) {
  const { t } = useI18n()
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => link.current?.focus(), [])
  const href = fiche.versionCount === 0 ? links.write(fiche.id) : links.card(fiche.id)
  return <p class='row-restored' role='status'><Icon name='check' />{t.removed.restored} <a ref={link} href={href}>{t.removed.open}</a></p>
}

function RemovedRow ({ fiche }: { fiche: FicheSummary }) {
  const { t } = useI18n()
  const [state, setState] = useState<'removed' | 'busy' | 'restored'>('removed')
  const title = fiche.title === '' ? t.untitled : fiche.title
  async function restore (): Promise<void> {
    setState('busy')
    try {
      await api.restoreFiche(fiche.id)
      setState('restored')
    } catch (error) {
      setState('removed')
      notify({ text: problemText(t, asProblem(error)) })
    }
  }
  return (
    <li class='row row-removed'>
      <div>
        <h2>{title}</h2>
        {fiche.excerpt !== '' && <p class='row-excerpt'>{fiche.excerpt}</p>}
        {fiche.removedAt !== null && <When removedAt={fiche.removedAt} isPublished={fiche.versionCount > 0} />}
      </div>
      {state === 'restored'
        ? <Restored fiche={fiche} />
        : <Button busy={state === 'busy'} aria-label={t.removed.restoreOf(title)} onClick={() => { void restore() }}>{t.removed.restore}</Button>}
    </li>
  )
}

function Rows ({ fiches }: { fiches: Fiches }) {
  const { t } = useI18n()
  const { loaded, reload, moreProblem, comingMore, more } = fiches
  const count = loaded.state === 'ready' ? loaded.value.items.length : 0
  const list = useFocusOnNew('button', count, loaded.state === 'ready' && loaded.value.next !== null)
  if (loaded.state === 'loading') return <Skeleton />
  if (loaded.state === 'failed') return <Failure part problem={loaded.problem} retry={reload} />
  if (count === 0) return <EmptyState icon='approved' title={t.removed.emptyTitle}><p>{t.removed.emptyText}</p></EmptyState>
  return (
    <>
      <div class='rows'><ul ref={list}>{loaded.value.items.map(fiche => <RemovedRow key={fiche.id} fiche={fiche} />)}</ul></div>
      {moreProblem !== null && <Notice kind='warning' urgent>{problemText(t, moreProblem)}</Notice>}
      {loaded.value.next !== null && <div class='actions actions-centred'><Button busy={comingMore} onClick={more}>{t.list.more}</Button></div>}
    </>
  )
}

/** What the student has taken away or deleted, with the way back for each. */
export function RemovedList () {
  const { t } = useI18n()
  const fiches = useFiches({ removed: true }, links.list(null, { removed: true }))
  return (
    <>
      <a class='back' href={links.list()}><Icon name='back' />{t.removed.back}</a>
      <Heading name={t.removed.title} />
      <p class='lead'>{t.removed.intro}</p>
      <Rows fiches={fiches} />
    </>
  )
}
