import type { UnitCompetence } from '../../api/types.ts'
import { useI18n } from '../../i18n/context.ts'
import { sentTraces, type Form } from './form.ts'

const tracesOf = (form: Form): string => sentTraces(form).map(trace =>
  [trace.kind === 'link' ? trace.url : trace.file.name, trace.caption, trace.kind === 'file' ? trace.alt : ''].filter(words => words !== '').join(' – ')).join('\n')

interface FormGlanceProps { form: Form, beside: Form, competences: readonly UnitCompetence[] }

/** A form's content to compare by: the fields that differ from another's. */
export function FormGlance ({ form, beside, competences }: FormGlanceProps) {
  const { t } = useI18n()
  const targets = ({ competenceIds }: Form): string => competences.filter(({ id }) => competenceIds.includes(id)).map(({ code }) => code).join(', ')
  const rows = [
    [t.form.title, form.title, beside.title],
    [t.form.description, form.description, beside.description],
    [t.form.analysis, form.analysis, beside.analysis],
    [t.traces.title, tracesOf(form), tracesOf(beside)],
    [t.form.competence, targets(form), targets(beside)],
    [t.form.letter, form.letter, beside.letter]
  ] as const
  const different = rows.filter(([, mine, other]) => mine !== other)
  return (
    <dl class='glance'>
      {different.map(([label, mine]) => (
        <div key={label}><dt>{label}</dt><dd>{mine === '' ? <span class='quiet'>{t.nothing}</span> : mine}</dd></div>
      ))}
    </dl>
  )
}
