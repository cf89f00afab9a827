import type { ComponentChildren } from 'preact'
import type { Decision, Version } from '../../api/types.ts'
import { Markdown } from '../../components/markdown.tsx'
import { Moment } from '../../components/moment.tsx'
import { useI18n } from '../../i18n/context.ts'
import { DecisionLine } from '../reviews/decision-line.tsx'
import { Traces } from './traces.tsx'

const Part = ({ title, children }: { title: string, children: ComponentChildren }) => (
  <section class='part'><h2>{title}</h2>{children}</section>
)

interface VersionViewProps { ficheId: string, version: Version, decision: Decision | undefined, isNewest: boolean, showTitle: boolean }

/** A version exactly as it was published, with the decision that stands on it. */
export function VersionView ({ ficheId, version, decision, isNewest, showTitle }: VersionViewProps) {
  const { t } = useI18n()
  return (
    <article class='version' aria-label={t.version.long(version.number)}>
      <p class='version-line'>
        <span><strong>{t.version.long(version.number)}</strong> {t.version.published} <Moment at={version.publishedAt} withTime /></span>
        {!isNewest && <span class='version-older'>{t.version.older}</span>}
      </p>
      {decision !== undefined && <DecisionLine decision={decision} />}
      {showTitle && <p class='version-title'>{version.title}</p>}
      <Part title={t.form.description}><Markdown text={version.description} /></Part>
      <Part title={t.form.analysis}><Markdown text={version.analysis} /></Part>
      <Part title={t.traces.title}><Traces ficheId={ficheId} traces={version.traces} /></Part>
    </article>
  )
}
