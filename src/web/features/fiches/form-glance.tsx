import { useI18n } from '../../i18n/context.ts'
import type { Form } from './form.ts'

/** A form's content to compare by: the fields that differ from another's, side by side where there is room. */
export function FormGlance ({ form, beside }: { form: Form, beside: Form }) {
  const { t } = useI18n()
  const traces = (of: Form): string => of.traces.map(trace => trace.kind === 'link' ? trace.url : trace.file.name).join('\n')
  const rows = [
    [t.form.title, form.title, beside.title],
    [t.form.description, form.description, beside.description],
    [t.form.analysis, form.analysis, beside.analysis],
    [t.traces.title, traces(form), traces(beside)],
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
