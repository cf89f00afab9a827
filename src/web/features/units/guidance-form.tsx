import { useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { ApiProblem, asProblem } from '../../api/problem.ts'
import type { Guidance, Profile } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { focusOn } from '../../components/error-summary.tsx'
import { Field } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { useKeptForm } from '../../kept.ts'
import { useMe } from '../../person.ts'
import { useLoad } from '../../use-load.ts'
import { GuidanceVersion, useVersionText } from './guidance-version.tsx'
import { RowList } from './row-list.tsx'
import { contentOfRows, emptyExample, emptySentence, isBegun, missingOf, rowsOfGuidance, type BegunGuidance, type Example, type GuidanceRows } from './rows.ts'
import { SentenceFields } from './sentence-fields.tsx'

const most = 30

/**
 * Saves over the version that was read. When somebody else was faster, theirs is read, and saving again replaces it.
 *
 * @param begun the version over which one began to write, which may have been at an earlier visit
 */
function useSave (first: Guidance, begun: number, onSaved: (profile: Profile) => void) {
  const { t } = useI18n()
  const [base, setBase] = useState(first)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState(begun === first.version ? null : new ApiProblem(412, 'stale'))
  async function save (rows: GuidanceRows): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      onSaved(await api.changeProfile({ guidance: { version: base.version, ...contentOfRows(rows) } }))
      notify({ text: t.method.saved })
    } catch (error) {
      const failed = asProblem(error)
      if (failed.code === 'stale') await api.readMe().then(({ unit }) => setBase(unit.profile.guidance), () => {})
      setProblem(failed)
    } finally {
      setBusy(false)
    }
  }
  return { base, busy, problem, save }
}

interface ExampleFieldsProps { id: string, name: string, example: Example, codes: readonly string[], missing: readonly string[], onChange: (example: Example) => void }

function ExampleFields ({ id, name, example, codes, missing, onChange }: ExampleFieldsProps) {
  const { t } = useI18n()
  const known = codes.includes(example.competence) || example.competence === '' ? codes : [...codes, example.competence]
  return (
    <>
      <h5>{name}</h5>
      <Field id={`${id}-competence`} label={t.method.competence}>
        {control => (
          <select {...control} class='form-select' value={example.competence} onChange={event => onChange({ ...example, competence: event.currentTarget.value })}>
            <option value=''>{t.method.anyCompetence}</option>
            {known.map(code => <option key={code} value={code}>{code}</option>)}
          </select>
        )}
      </Field>
      {(['extract', 'feedback', 'improved'] as const).map(part => (
        <SentenceFields key={part} id={`${id}-${part}`} label={t.method.part[part]} value={example[part]} missing={missing} onChange={value => onChange({ ...example, [part]: value })} />
      ))}
    </>
  )
}

interface GuidanceFormProps {
  guidance: Guidance
  onSaved: (profile: Profile) => void
  onCancel: () => void
  /** It was given up by mistake. */
  onBack: () => void
}

/** The rows as they are written: kept until they are saved, or given up with a way back. */
function useRows ({ guidance, onCancel, onBack }: GuidanceFormProps) {
  const { t } = useI18n()
  const me = useMe()
  const first = (): BegunGuidance => ({ version: guidance.version, rows: rowsOfGuidance(guidance) })
  const { content, change, forget } = useKeptForm(`guidance.${me.id}.${me.unit.id}`, first, isBegun)
  const setRows = (update: (rows: GuidanceRows) => GuidanceRows): void => change(({ version, rows }) => ({ version, rows: update(rows) }))
  function cancel (): void {
    forget()
    onCancel()
    if (JSON.stringify(content) === JSON.stringify(first())) return
    notify({ text: t.found.givenUp, undo: { label: t.undo, run: () => { change(() => content); onBack() } } })
  }
  return { rows: content.rows, begun: content.version, setRows, forget, cancel }
}

/** The questions that guide the writing, and what to learn from: in a school's own words. */
export function GuidanceForm (props: GuidanceFormProps) {
  const { t } = useI18n()
  const { guidance, onSaved } = props
  const { rows, begun, setRows, forget, cancel } = useRows(props)
  const [missing, setMissing] = useState<string[]>([])
  const { base, busy, problem, save } = useSave(guidance, begun, profile => { forget(); onSaved(profile) })
  const { loaded } = useLoad(api.listCompetences, [])
  const codes = loaded.state === 'ready' ? loaded.value.items.map(({ code }) => code) : []
  const versionText = useVersionText()
  const send = (): void => {
    const found = missingOf(rows)
    setMissing(found)
    if (found[0] === undefined) void save(rows)
    else focusOn(found[0])
  }
  return (
    <form class='guidance-form' noValidate aria-label={t.method.guidanceTitle} onSubmit={event => { event.preventDefault(); if (!busy) send() }}>
      <h3>{t.method.guidanceTitle}</h3>
      <p class='form-text'>{t.method.englishHint}</p>
      {(['description', 'analysis'] as const).map(level => (
        <section key={level} aria-labelledby={`guidance-${level}`}>
          <h4 id={`guidance-${level}`}>{t.method[level]}</h4>
          <RowList
            id={level} rows={rows[level]} empty={emptySentence} most={most} nameOf={t.method.question} addText={t.method.addQuestion}
            onRows={next => setRows(last => ({ ...last, [level]: next }))}
          >
            {(row, name, put) => <SentenceFields id={`${level}-${row.key}`} label={name} value={row.value} missing={missing} onChange={put} />}
          </RowList>
        </section>
      ))}
      <section aria-labelledby='guidance-examples'>
        <h4 id='guidance-examples'>{t.method.examples}</h4>
        <p class='form-text'>{t.method.examplesHint}</p>
        <RowList
          id='examples' rows={rows.examples} empty={emptyExample} most={most} nameOf={t.method.example} addText={t.method.addExample}
          onRows={examples => setRows(last => ({ ...last, examples }))}
        >
          {(row, name, put) => <ExampleFields id={`examples-${row.key}`} name={name} example={row.value} codes={codes} missing={missing} onChange={put} />}
        </RowList>
      </section>
      {missing.length > 0 && <Notice kind='danger' urgent>{t.method.incomplete}</Notice>}
      {problem !== null && <Notice kind='warning' urgent>{problem.code === 'stale' ? t.method.stale(versionText(base)) : problemText(t, problem)}</Notice>}
      <p class='quiet'><GuidanceVersion guidance={base} /></p>
      <div class='actions'>
        <Button kind='primary' submit busy={busy}>{t.save.save}</Button>
        <Button kind='link' onClick={cancel}>{t.cancel}</Button>
      </div>
    </form>
  )
}
