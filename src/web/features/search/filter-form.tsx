import type { ComponentChildren } from 'preact'
import { Notice } from '../../components/notice.tsx'
import { useI18n } from '../../i18n/context.ts'
import { isStaff, useMe } from '../../person.ts'
import type { ListView } from '../../routes.ts'
import { useStates, useStateWords } from '../fiches/states.ts'
import { withMember, withoutMember, type Member } from './members.ts'
import type { Options } from './use-options.ts'

interface FilterFormProps { view: ListView, options: Options, onView: (view: ListView) => void }

interface ChoiceProps { name: string, label: string, value: string | undefined, options: Array<{ value: string, text: string }>, onChoose: (value: string) => void }

function Choice ({ name, label, value, options, onChoose }: ChoiceProps) {
  const { t } = useI18n()
  const id = `search-${name}`
  return (
    <div>
      <label class='form-label' for={id}>{label}</label>
      <select id={id} class='form-select' value={value ?? ''} onChange={event => onChoose(event.currentTarget.value)}>
        <option value=''>{t.search.any}</option>
        {options.map(({ value, text }) => <option key={value} value={value}>{text}</option>)}
      </select>
    </div>
  )
}

function DateField ({ name, label, value, onDate }: { name: string, label: string, value: string | undefined, onDate: (date: string) => void }) {
  const id = `search-${name}`
  return (
    <div class={`filter-${name}`}>
      <label class='form-label' for={id}>{label}</label>
      <input id={id} class='form-control' type='date' value={value ?? ''} onChange={event => onDate(event.currentTarget.value)} />
    </div>
  )
}

const Switch = ({ checked, onCheck, children }: { checked: boolean, onCheck: (checked: boolean) => void, children: ComponentChildren }) => (
  <label><input type='checkbox' checked={checked} onChange={event => onCheck(event.currentTarget.checked)} />{children}</label>
)

/** All that a search can be narrowed by, beside its words. */
export function FilterForm ({ view, options, onView }: FilterFormProps) {
  const { t } = useI18n()
  const me = useMe()
  const words = useStateWords()
  const states = useStates().map(state => ({ value: state, text: words[state] }))
  const { query } = view
  const change = (member: Member, value: string): void => onView(value === '' ? withoutMember(view, member) : withMember(view, member, value))
  const choice = (name: Member, label: string, value: string | undefined, options: ChoiceProps['options']) =>
    <Choice name={name} label={label} value={value} options={options} onChoose={value => change(name, value)} />
  return (
    <div class='filter-form'>
      {choice('competenceId', t.form.competence, query.competenceId, options.competences.map(({ id, code, label }) => ({ value: id, text: `${code} – ${label}` })))}
      {choice('state', t.search.state, view.filter ?? undefined, states)}
      {isStaff(me) && choice('studentId', t.search.student, query.studentId, options.students.map(({ id, name }) => ({ value: id, text: name })))}
      {options.groups.length > 0 && choice('group', t.search.group, query.group, options.groups.map(group => ({ value: group, text: t.search.groupNumber(group) })))}
      {options.experiences.length > 0 && choice('experienceId', t.search.experience, query.experienceId, options.experiences.map(({ id, title }) => ({ value: id, text: title })))}
      <DateField name='from' label={t.search.from} value={query.from} onDate={date => change('from', date)} />
      <DateField name='to' label={t.search.to} value={query.to} onDate={date => change('to', date)} />
      <div class='filter-switches'>
        <Switch checked={query.unread === true} onCheck={checked => change('unread', checked ? '1' : '')}>{t.search.unread}</Switch>
        {isStaff(me) && <Switch checked={query.toRead === true} onCheck={checked => change('toRead', checked ? '1' : '')}>{t.search.toRead}</Switch>}
      </div>
      {options.isPartial && <Notice kind='warning'>{t.search.optionsFailed}</Notice>}
    </div>
  )
}
