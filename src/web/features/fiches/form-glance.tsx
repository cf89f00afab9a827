import { useMemo } from 'preact/hooks'
import { api } from '../../api.ts'
import type { UnitCompetence } from '../../api/types.ts'
import { useI18n } from '../../i18n/context.ts'
import type { I18n } from '../../i18n/index.ts'
import { useMe } from '../../person.ts'
import { useLoad } from '../../use-load.ts'
import { diffTexts, type Piece } from '../versions/text-diff.ts'
import { sentenceIn } from '../writing/sentence.ts'
import { useContentTitles } from './content-titles.ts'
import { sentTraces, type Form, type FormTrace } from './form.ts'
import { questionsOf } from './questions.ts'
import { traceTypeName } from './trace-name.ts'

const joined = (parts: string[], by: string): string => parts.filter(words => words !== '').join(by)

function traceWords ({ t, day }: I18n, trace: FormTrace): string {
  return joined([
    trace.kind === 'link' ? trace.url : trace.file.name, trace.caption,
    trace.kind === 'link' ? '' : trace.decorative ? t.form.decorative : trace.alt,
    trace.type === '' ? '' : traceTypeName(t, trace.type), trace.eventDate === null ? '' : day(trace.eventDate), trace.confidential ? t.traces.confidential : ''
  ], ' – ')
}

interface Names { competences: readonly UnitCompetence[], types: ReadonlyMap<string, string>, experiences: ReadonlyMap<string, string>, questions: ReadonlyMap<string, string> }

/** Every field of a form by its name, as words to compare. */
function fieldsOf (i18n: I18n, form: Form, titles: ReturnType<typeof useContentTitles>, { competences, types, experiences, questions }: Names): Array<[label: string, words: string]> {
  const { t } = i18n
  const codes = (ids: string[]): string => joined(ids.map(id => competences.find(competence => competence.id === id)?.code ?? ''), ', ')
  return [
    [titles.title, form.title],
    [titles.context, form.context],
    [titles.description, form.description],
    [titles.analysis, form.analysis],
    [titles.contribution, form.contribution],
    [t.traces.title, sentTraces(form).map(trace => traceWords(i18n, trace)).join('\n')],
    [t.form.competence, codes(form.competenceIds)],
    [t.form.acquired, codes(form.acquiredIds)],
    [t.form.situationTypes, joined(form.situationTypes.map(id => types.get(id) ?? id), ', ')],
    [t.form.experience, form.experienceId === null ? '' : experiences.get(form.experienceId) ?? t.form.chosen],
    [t.form.letter, form.letter],
    [t.guidance.ticked, joined(form.answered.toSorted().map(id => questions.get(id) ?? id), '\n')]
  ]
}

/** The fields in which two forms differ, each with both its texts. */
function useDifferences (mine: Form, other: Form, competences: readonly UnitCompetence[]) {
  const i18n = useI18n()
  const { unit: { profile } } = useMe()
  const types = new Map(profile.situationTypes.map(({ id, label }) => [id, sentenceIn(i18n.locale, label)]))
  const titles = useContentTitles()
  const { loaded } = useLoad(async () => await api.listExperiences(), [])
  const experiences = new Map(loaded.state === 'ready' ? loaded.value.items.map(({ id, title }) => [id, title]) : [])
  const questions = new Map((['description', 'analysis'] as const).flatMap(name => questionsOf(profile.guidance, name, i18n.locale)).map(({ id, text }) => [id, text]))
  const names = { competences, types, experiences, questions }
  const others = new Map(fieldsOf(i18n, other, titles, names))
  return fieldsOf(i18n, mine, titles, names)
    .map(([label, words]) => ({ label, mine: words, other: others.get(label) ?? '' }))
    .filter(row => row.mine !== row.other)
}

function Words ({ text }: { text: string }) {
  const { t } = useI18n()
  return text === '' ? <span class='quiet'>{t.nothing}</span> : <>{text}</>
}

interface FormGlanceProps { form: Form, beside: Form, competences: readonly UnitCompetence[] }

/** A form's content to compare by: the fields that differ from another's. */
export function FormGlance ({ form, beside, competences }: FormGlanceProps) {
  const different = useDifferences(form, beside, competences)
  return <dl class='glance'>{different.map(({ label, mine }) => <div key={label}><dt>{label}</dt><dd><Words text={mine} /></dd></div>)}</dl>
}

/** One side of a text, with the words that the other does not have. */
function Marked ({ text, pieces, kind }: { text: string, pieces: readonly Piece[], kind: 'added' | 'removed' }) {
  if (text === '') return <Words text='' />
  return <>{pieces.map((piece, index) => piece.kind === 'same' ? piece.text : piece.kind === kind && <mark key={index}>{piece.text}</mark>)}</>
}

interface SidesProps { label: string, mine: string, other: string, names: FormSidesProps['names'] }

function Sides ({ label, mine, other, names }: SidesProps) {
  const { pieces } = useMemo(() => diffTexts(other, mine), [other, mine])
  return (
    <section class='sides' aria-label={label}>
      <h2>{label}</h2>
      <div class='side'><h3>{names.mine}</h3><p><Marked text={mine} pieces={pieces} kind='added' /></p></div>
      <div class='side'><h3>{names.other}</h3><p><Marked text={other} pieces={pieces} kind='removed' /></p></div>
    </section>
  )
}

interface FormSidesProps { mine: Form, other: Form, names: { mine: string, other: string }, competences: readonly UnitCompetence[] }

/** Two forms side by side, field by field. */
export function FormSides ({ mine, other, names, competences }: FormSidesProps) {
  const different = useDifferences(mine, other, competences)
  return <>{different.map(words => <Sides key={words.label} {...words} names={names} />)}</>
}
