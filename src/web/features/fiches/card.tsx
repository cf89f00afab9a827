import { useEffect, useState } from 'preact/hooks'
import { api } from '../../api.ts'
import type { Fiche, Reviews, Version } from '../../api/types.ts'
import { Failure } from '../../components/failure.tsx'
import { Heading } from '../../components/heading.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { StateBadge } from '../../components/state-badge.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useI18n } from '../../i18n/context.ts'
import { isStaff, useMe } from '../../person.ts'
import { goTo, renameHere } from '../../router.ts'
import { links } from '../../routes.ts'
import { useLoad } from '../../use-load.ts'
import { standingDecision } from '../reviews/standing.ts'
import { Conversation } from '../reviews/conversation.tsx'
import { Lazy } from '../../components/lazy.tsx'
import { Citation } from './citation.tsx'
import { FicheDates } from './fiche-dates.tsx'
import { Improve } from './improve.tsx'
import { VersionView } from './version-view.tsx'
import './card.scss'

export interface CardData { fiche: Fiche, reviews: Reviews }

async function loadCard (ficheId: string): Promise<CardData> {
  const [fiche, reviews] = await Promise.all([api.readFiche(ficheId), api.readReviews(ficheId)])
  return { fiche, reviews }
}

function CardHead ({ fiche, newest }: { fiche: Fiche, newest: Version }) {
  const me = useMe()
  return (
    <header class='card-head'>
      <Heading name={newest.title} />
      <p class='card-meta'>
        <StateBadge state={fiche.state} />
        <Citation competences={newest.competences} letter={fiche.letter} />
        <span>{newest.competences.map(({ label }) => label).join(', ')}</span>
      </p>
      <p class='card-dates'>
        {fiche.student.id !== me.id && <strong>{fiche.student.name}</strong>}
        <FicheDates fiche={fiche} />
      </p>
    </header>
  )
}

interface VersionsProps { data: CardData, shown: number, onShow: (version: number) => void }

function Versions ({ data: { fiche, reviews }, shown, onShow }: VersionsProps) {
  const { t } = useI18n()
  const newest = fiche.versions.at(-1)
  const version = fiche.versions.find(({ number }) => number === shown)
  if (version === undefined || newest === undefined) return null
  const view = (
    <VersionView
      ficheId={fiche.id} version={version} isNewest={version === newest} showTitle={version.title !== newest.title}
      decision={standingDecision(reviews, shown)}
    />
  )
  if (fiche.versions.length === 1) return view
  const tabs = fiche.versions.map(({ number }) => ({ key: number, label: t.version.short(number) }))
  return <Tabs label={t.version.tabs} tabs={tabs} selected={shown} onSelect={onShow}>{view}</Tabs>
}

interface CardProps { data: CardData, version: number | null, reload: () => void, setReviews: (reviews: Reviews) => void }

function Card ({ data, version, reload, setReviews }: CardProps) {
  const { fiche, reviews } = data
  const me = useMe()
  const newest = fiche.versions.at(-1)
  const [chosen, setChosen] = useState(version)
  if (newest === undefined) return null
  const shown = fiche.versions.find(({ number }) => number === chosen)?.number ?? newest.number
  const show = (number: number): void => {
    setChosen(number)
    renameHere(links.card(fiche.id, number))
  }
  return (
    <div class='card'>
      <CardHead fiche={fiche} newest={newest} />
      <div class='card-main'><Versions data={data} shown={shown} onShow={show} /></div>
      <aside class='card-aside'>
        {fiche.student.id === me.id && <Improve fiche={fiche} />}
        {isStaff(me) && (
          <Lazy part load={async () => (await import('../reviews/judge.tsx')).Judge} props={{ fiche, version: newest, reviews, onDecided: reload }} />
        )}
        <Conversation fiche={fiche} versionNumber={shown} reviews={reviews} onReviews={setReviews} />
      </aside>
    </div>
  )
}

function useReadMark (data: CardData | undefined): void {
  const fiche = data?.fiche
  useEffect(() => {
    if (fiche === undefined || fiche.unreadCount === 0) return
    // Not worth a word to the reader when it fails: the fiche only stays unread.
    api.markRead(fiche.id, fiche.sequence).catch(() => {})
  }, [fiche?.id, fiche?.sequence])
}

/** «Affichage fiche»: its versions, and what is said of them. */
export function CardScreen ({ ficheId, version }: { ficheId: string, version: number | null }) {
  const { loaded, reload, set } = useLoad(async () => await loadCard(ficheId), [ficheId])
  const data = loaded.state === 'ready' ? loaded.value : undefined
  const isUnpublished = data?.fiche.versions.length === 0
  useReadMark(data)
  useEffect(() => { if (isUnpublished) goTo(links.write(ficheId)) }, [isUnpublished])
  if (loaded.state === 'failed') return <Failure problem={loaded.problem} retry={reload} />
  if (data === undefined || isUnpublished) return <Skeleton />
  return <Card data={data} version={version} reload={reload} setReviews={reviews => set({ ...data, reviews })} />
}
