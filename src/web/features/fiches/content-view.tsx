import type { ComponentChildren } from 'preact'
import type { Trace, Version } from '../../api/types.ts'
import { Markdown } from '../../components/markdown.tsx'
import { useI18n } from '../../i18n/context.ts'
import { useContentTitles } from './content-titles.ts'
import { Traces } from './traces.tsx'
import type { TraceTalk } from './trace-talk.ts'

/** The texts of a fiche, in the order in which they are told. */
export const textNames = ['context', 'description', 'analysis', 'contribution'] as const

type Texts = Pick<Version, typeof textNames[number]>

const Part = ({ title, children }: { title: string, children: ComponentChildren }) => (
  <section class='part'><h2>{title}</h2>{children}</section>
)

interface ContentViewProps { ficheId: string, texts: Texts, traces: readonly Trace[], talk?: TraceTalk }

/** What a version or a draft says, and what it shows. */
export function ContentView ({ ficheId, texts, traces, talk }: ContentViewProps) {
  const { t } = useI18n()
  const titles = useContentTitles()
  return (
    <>
      {textNames.filter(name => texts[name] !== '').map(name => <Part key={name} title={titles[name]}><Markdown text={texts[name]} /></Part>)}
      <Part title={t.traces.title}><Traces ficheId={ficheId} traces={traces} talk={talk} /></Part>
    </>
  )
}
