import { useEffect, useState } from 'preact/hooks'
import { api } from '../../api.ts'
import type { Comment, Fiche, Reviews, Version } from '../../api/types.ts'
import { Failure } from '../../components/failure.tsx'
import { Icon } from '../../components/icon.tsx'
import { Lazy } from '../../components/lazy.tsx'
import { Moment } from '../../components/moment.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useI18n } from '../../i18n/context.ts'
import { isStaff, useMe } from '../../person.ts'
import { goToInstead, renameHere } from '../../router.ts'
import { links } from '../../routes.ts'
import { useLoad } from '../../use-load.ts'
import { Conversation } from '../reviews/conversation.tsx'
import { standingDecision } from '../reviews/standing.ts'
import { AwayNotice } from './away.tsx'
import { CardHead } from './card-head.tsx'
import { DraftView } from './draft-view.tsx'
import { Improve } from './improve.tsx'
import { VersionView } from './version-view.tsx'
import './card.scss'

export interface CardData { fiche: Fiche, reviews: Reviews }

/** A version by its number, or what is not published yet. */
type Shown = number | 'draft'

async function loadCard (ficheId: string): Promise<CardData> {
  const [fiche, reviews] = await Promise.all([api.readFiche(ficheId), api.readReviews(ficheId)])
  return { fiche, reviews }
}

interface OneViewProps { data: CardData, shown: Shown, onComment: (comment: Comment) => void }

function OneView ({ data: { fiche, reviews }, shown, onComment }: OneViewProps) {
  const newest = fiche.versions.at(-1)
  const version = fiche.versions.find(({ number }) => number === shown)
  if (version === undefined || newest === undefined) {
    return fiche.draft === null ? null : <DraftView fiche={fiche} draft={fiche.draft} showTitle={newest !== undefined && newest.title !== fiche.draft.title} />
  }
  return (
    <VersionView
      ficheId={fiche.id} student={fiche.student} version={version} newest={newest.number} showTitle={version.title !== newest.title}
      decision={standingDecision(reviews, version.number)} talk={{ versionNumber: version.number, comments: reviews.comments, onComment }}
    />
  )
}

function TabLabel ({ version: { number, publishedAt } }: { version: Version }) {
  const { t } = useI18n()
  return <>{t.version.short(number)} <span class='tab-when'><Moment at={publishedAt} /></span></>
}

/** Which views a reader has: the student's own draft is in the form, everybody else's here. */
function viewsOf ({ versions, draft, student }: Fiche, readerId: string): Shown[] {
  const published = versions.map(({ number }) => number)
  return draft !== null && (student.id !== readerId || versions.length === 0) ? [...published, 'draft'] : published
}

interface ViewsProps extends OneViewProps { views: Shown[], onShow: (shown: Shown) => void }

function Views ({ views, onShow, ...one }: ViewsProps) {
  const { t } = useI18n()
  if (views.length === 1) return <OneView {...one} />
  const tabs = views.map(key => {
    const version = one.data.fiche.versions.find(({ number }) => number === key)
    return { key, label: version === undefined ? <><Icon name='draft' /> {t.card.draft}</> : <TabLabel version={version} /> }
  })
  return <Tabs label={t.version.tabs} tabs={tabs} selected={one.shown} onSelect={onShow}><OneView {...one} /></Tabs>
}

interface CardProps { data: CardData, version: number | null, reload: () => void, onComment: (comment: Comment) => void }

function Card ({ data, version, reload, onComment }: CardProps) {
  const { fiche, reviews } = data
  const me = useMe()
  const newest = fiche.versions.at(-1)
  const views = viewsOf(fiche, me.id)
  const [chosen, setChosen] = useState<Shown | null>(version)
  const shown = views.find(view => view === chosen) ?? newest?.number ?? 'draft'
  const isHere = fiche.removedAt === null
  const show = (next: Shown): void => {
    setChosen(next)
    renameHere(links.card(fiche.id, next === 'draft' ? undefined : next))
  }
  return (
    <div class={newest === undefined ? 'card card-alone' : 'card'}>
      <CardHead fiche={fiche} newest={newest} />
      <div class='card-main'>
        {fiche.removedAt !== null && <AwayNotice fiche={fiche} removedAt={fiche.removedAt} onChanged={reload} />}
        <Views data={data} views={views} shown={shown} onShow={show} onComment={onComment} />
      </div>
      {newest !== undefined && (
        <aside class='card-aside'>
          {fiche.student.id === me.id && isHere && <Improve fiche={fiche} onChanged={reload} />}
          {isStaff(me) && (
            <Lazy part load={async () => (await import('../reviews/judge.tsx')).Judge} props={{ fiche, version: newest, reviews, onDecided: reload }} />
          )}
          <Conversation fiche={fiche} versionNumber={shown === 'draft' ? newest.number : shown} reviews={reviews} onComment={isHere ? onComment : undefined} />
        </aside>
      )}
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

const withComment = ({ fiche, reviews }: CardData, comment: Comment): CardData =>
  ({ fiche, reviews: { ...reviews, comments: [...reviews.comments, comment] } })

/** «Affichage fiche»: its versions, and what is said of them. */
export function CardScreen ({ ficheId, version }: { ficheId: string, version: number | null }) {
  const me = useMe()
  const { loaded, reload, change } = useLoad(async () => await loadCard(ficheId), [ficheId])
  const data = loaded.state === 'ready' ? loaded.value : undefined
  // What its student has not published yet is read where it is written.
  const isToWrite = data !== undefined && data.fiche.versions.length === 0 && data.fiche.student.id === me.id && data.fiche.removedAt === null
  useReadMark(data)
  useEffect(() => { if (isToWrite) goToInstead(links.write(ficheId)) }, [isToWrite])
  if (loaded.state === 'failed') return <Failure problem={loaded.problem} retry={reload} />
  if (data === undefined || isToWrite) return <Skeleton />
  return <Card data={data} version={version} reload={reload} onComment={comment => change(data => withComment(data, comment))} />
}
