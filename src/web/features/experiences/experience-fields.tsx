import type { ExperienceContent } from '../../api/types.ts'
import { Field } from '../../components/field.tsx'
import { useI18n } from '../../i18n/context.ts'
import { Choice } from './choice.tsx'

const kinds = ['internship', 'gap_year_job', 'extracurricular', 'prior', 'project', 'other'] as const

interface ExperienceFieldsProps {
  id: string
  content: ExperienceContent
  faults: ReadonlyArray<'title' | 'endsOn'>
  onChange: (change: Partial<ExperienceContent>) => void
}

type TextName = 'title' | 'host' | 'supervisor'
type DateName = 'startsOn' | 'endsOn'

const longest: Record<TextName, number> = { title: 200, host: 200, supervisor: 500 }

/** All that is said of an experience. */
export function ExperienceFields ({ id, content, faults, onChange }: ExperienceFieldsProps) {
  const { t } = useI18n()
  const { label } = t.experience
  const text = (name: TextName, hint?: string, error?: string) => (
    <Field id={`${id}-${name}`} label={label[name]} hint={hint} error={error} optional={name !== 'title'}>
      {control => <input {...control} class='form-control' maxLength={longest[name]} value={content[name]} onInput={event => onChange({ [name]: event.currentTarget.value })} />}
    </Field>
  )
  const date = (name: DateName, error?: string) => (
    <Field id={`${id}-${name}`} label={label[name]} error={error} optional>
      {control => <input {...control} class='form-control' type='date' value={content[name] ?? ''} onInput={event => onChange({ [name]: event.currentTarget.value || null })} />}
    </Field>
  )
  return (
    <>
      <Field id={`${id}-kind`} label={label.kind}>
        {control => (
          <select {...control} class='form-select' value={content.kind} onChange={event => onChange({ kind: kinds.find(kind => kind === event.currentTarget.value) ?? 'other' })}>
            {kinds.map(kind => <option key={kind} value={kind}>{t.experience.kind[kind]}</option>)}
          </select>
        )}
      </Field>
      {text('title', t.experience.titleHint, faults.includes('title') ? t.experience.titleMissing : undefined)}
      {text('host')}
      <div class='experience-pair'>
        {date('startsOn')}
        {date('endsOn', faults.includes('endsOn') ? t.experience.endsBefore : undefined)}
        <Choice id={`${id}-setting`} label={label.setting} names={t.experience.setting} value={content.setting} onChoose={setting => onChange({ setting })} />
        <Choice id={`${id}-involvement`} label={label.involvement} names={t.experience.involvement} value={content.involvement} onChoose={involvement => onChange({ involvement })} />
        <Choice id={`${id}-realism`} label={label.realism} names={t.experience.realism} value={content.realism} onChoose={realism => onChange({ realism })} />
        <Choice id={`${id}-collaboration`} label={label.collaboration} names={t.experience.collaboration} value={content.collaboration} onChoose={collaboration => onChange({ collaboration })} />
      </div>
      {text('supervisor', t.experience.supervisorHint)}
    </>
  )
}
