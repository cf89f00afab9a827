import type { ComponentChildren } from 'preact'
import type { Trace, Version } from '../../api/types.ts'
import { Icon, type IconName } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import type { Messages } from '../../i18n/messages.ts'
import { traceName, traceTypeName } from '../fiches/trace-name.ts'
import { compareCompetences, compareNames, compareTraces, type Change, type Changed } from './changes.ts'
import { ComparedText } from './compared-text.tsx'

const icons = { same: 'check', added: 'add', removed: 'minus', changed: 'pencil', moved: 'changes_requested' } as const satisfies Record<Change | 'moved', IconName>

function Item ({ change, moved, children }: { change: Change, moved: boolean, children: ComponentChildren }) {
  const { t } = useI18n()
  const words = [...(moved && change === 'same' ? [] : [change]), ...(moved ? ['moved' as const] : [])]
  return (
    <li class={`compared-item compared-${change}`}>
      <span class='compared-badges'>{words.map(word => <span key={word} class={`badge compared-${word}`}><Icon name={icons[word]} />{t.compare.change[word]}</span>)}</span>
      <div>{children}</div>
    </li>
  )
}

/** What a trace says of itself, as words. */
function saidOf (t: Messages, day: (date: string) => string, trace: Trace): Array<[part: keyof Messages['compare']['part'], said: string]> {
  const answer = (yes: boolean): string => yes ? t.compare.yes : t.compare.no
  const image: ReturnType<typeof saidOf> = trace.kind === 'file' ? [['alt', trace.alt], ['decorative', answer(trace.decorative)]] : []
  return [
    ['caption', trace.caption],
    ['type', traceTypeName(t, trace.type)],
    ['eventDate', trace.eventDate === null ? '' : day(trace.eventDate)],
    ['confidential', answer(trace.confidential)],
    ...image
  ]
}

function TraceDifferences ({ before, after }: { before: Trace, after: Trace }) {
  const { t, day } = useI18n()
  const was = new Map(saidOf(t, day, before))
  const differing = saidOf(t, day, after).filter(([part, said]) => was.get(part) !== said)
  return (
    <dl class='compared-parts'>
      {differing.map(([part, said]) => <div key={part}><dt>{t.compare.part[part]}</dt><dd><ComparedText before={was.get(part) ?? ''} after={said} /></dd></div>)}
    </dl>
  )
}

function TraceItem ({ changed: { change, moved, before, after } }: { changed: Changed<Trace> }) {
  const trace = after ?? before
  if (trace === undefined) return null
  return (
    <Item change={change} moved={moved}>
      {traceName(trace)}
      {change === 'changed' && before !== undefined && after !== undefined && <TraceDifferences before={before} after={after} />}
    </Item>
  )
}

interface BothProps { before: Version, after: Version }

/** Which traces came, went or are told otherwise. */
export function ComparedTraces ({ before, after }: BothProps) {
  const changes = compareTraces(before.traces, after.traces)
  return <ul class='compared-list'>{changes.map((changed, index) => <TraceItem key={index} changed={changed} />)}</ul>
}

/** Which competences came, went, or were acquired meanwhile. */
export function ComparedCompetences ({ before, after }: BothProps) {
  const { t } = useI18n()
  const changes = compareCompetences(before.competences, after.competences)
  return (
    <ul class='compared-list'>
      {changes.map(({ change, moved, before, after }, index) => {
        const shown = after ?? before
        return shown !== undefined && (
          <Item key={index} change={change} moved={moved}><span class='citation'>{shown.code}</span> {shown.label}{shown.acquired && ` (${t.card.acquired})`}</Item>
        )
      })}
    </ul>
  )
}

/** Names that came or went, such as the types of a situation. */
export function ComparedNames ({ before, after }: { before: readonly string[], after: readonly string[] }) {
  return <ul class='compared-list'>{compareNames(before, after).map(({ change, moved, before, after }) => <Item key={after ?? before} change={change} moved={moved}>{after ?? before}</Item>)}</ul>
}
