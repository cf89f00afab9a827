import type { Decision, Version } from '../../api/types.ts'
import { Moment } from '../../components/moment.tsx'
import { useI18n } from '../../i18n/context.ts'
import { links } from '../../routes.ts'
import { DecisionLine } from '../reviews/decision-line.tsx'
import { ContentFacts } from './content-facts.tsx'
import { ContentView } from './content-view.tsx'
import type { TraceTalk } from './trace-talk.ts'

interface VersionViewProps {
  ficheId: string
  student: { id: string, name: string }
  version: Version
  decision: Decision | undefined
  newest: number
  showTitle: boolean
  talk: TraceTalk
}

/** A version exactly as it was published, with the decision that stands on it. */
export function VersionView ({ ficheId, student, version, decision, newest, showTitle, talk }: VersionViewProps) {
  const { t } = useI18n()
  const { number } = version
  const isOlder = number < newest
  return (
    <article class='version' aria-label={t.version.long(number)}>
      <p class='version-line'>
        <span>
          <strong>{t.version.long(number)}</strong> {t.version.published} <Moment at={version.publishedAt} withTime /> {t.version.by} {student.name}
        </span>
        {version.importedAt !== null && <span class='version-imported'>{t.version.imported}</span>}
        {isOlder && <span class='version-older'>{t.version.older}</span>}
        {isOlder && <a href={links.compare(ficheId, number, newest)}>{t.card.compare(newest)}</a>}
        {number > 1 && <a href={links.compare(ficheId, number - 1, number)}>{t.card.compare(number - 1)}</a>}
      </p>
      {decision !== undefined && <DecisionLine decision={decision} />}
      {showTitle && <p class='version-title'>{version.title}</p>}
      <ContentFacts facts={version} studentId={student.id} />
      <ContentView ficheId={ficheId} texts={version} traces={version.traces} talk={talk} />
    </article>
  )
}
