import { useEffect, useRef, useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { asProblem } from '../../api/problem.ts'
import type { Person } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'

type Tutor = Person['tutors'][number]

const add = (tutors: Tutor[], { id, name }: Tutor): Tutor[] =>
  [...tutors.filter(tutor => tutor.id !== id), { id, name }].sort((a, b) => a.name.localeCompare(b.name))
const without = (tutors: Tutor[], { id }: Tutor): Tutor[] => tutors.filter(tutor => tutor.id !== id)

/** Whoever is assigned or withdrawn can be withdrawn or assigned again, as long as the message stands. */
function useTutors (person: Person) {
  const { t } = useI18n()
  const [tutors, setTutors] = useState(person.tutors)
  useEffect(() => setTutors(person.tutors), [person.tutors])

  async function change (tutor: Tutor, isAdded: boolean, isUndo = false): Promise<boolean> {
    try {
      await (isAdded ? api.assignTutor(person.id, tutor.id) : api.withdrawTutor(person.id, tutor.id))
      setTutors(before => isAdded ? add(before, tutor) : without(before, tutor))
      const text = (isAdded ? t.people.added : t.people.withdrawn)(tutor.name, person.name)
      notify(isUndo ? { text } : { text, undo: { label: t.undo, run: () => { void change(tutor, !isAdded, true) } } })
      return true
    } catch (error) {
      notify({ text: problemText(t, asProblem(error)) })
      return false
    }
  }

  return { tutors, change }
}

interface AddFormProps { person: Person, candidates: Tutor[], onAdd: (tutor: Tutor) => Promise<boolean>, onClose: () => void }

function AddForm ({ person, candidates, onAdd, onClose }: AddFormProps) {
  const { t } = useI18n()
  const [chosen, choose] = useState(candidates[0]?.id ?? '')
  const [busy, setBusy] = useState(false)
  const select = useRef<HTMLSelectElement>(null)
  useEffect(() => select.current?.focus(), [])
  async function submit (): Promise<void> {
    const tutor = candidates.find(({ id }) => id === chosen)
    if (tutor === undefined) return
    setBusy(true)
    const done = await onAdd(tutor)
    setBusy(false)
    if (done) onClose()
  }
  return (
    <form
      class='tutor-form' noValidate aria-label={t.people.addTo(person.name)} onSubmit={event => { event.preventDefault(); if (!busy) void submit() }}
      onKeyDown={event => { if (event.key === 'Escape') onClose() }}
    >
      <Field id={`tutor-of-${person.id}`} label={t.people.choose} hint={t.people.chooseHint}>
        {control => (
          <select {...control} ref={select} class='form-select' value={chosen} onChange={event => choose(event.currentTarget.value)}>
            {candidates.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        )}
      </Field>
      <div class='actions'>
        <Button kind='primary' small submit busy={busy}>{t.people.confirm}</Button>
        <Button kind='link' small onClick={onClose}>{t.cancel}</Button>
      </div>
    </form>
  )
}

interface ChosenProps { person: Person, tutors: Tutor[], onWithdraw: ((tutor: Tutor) => void) | undefined }

function Chosen ({ person, tutors, onWithdraw }: ChosenProps) {
  const { t } = useI18n()
  if (tutors.length === 0) return <p class='quiet'>{t.people.noTutor}</p>
  return (
    <>
      <span class='tutors-title' aria-hidden='true'>{t.people.columns.tutors}</span>
      <ul aria-label={t.people.tutorsOf(person.name)}>
        {tutors.map(tutor => (
          <li key={tutor.id}>
            {tutor.name}
            {onWithdraw !== undefined && (
              <Button kind='link' small icon='close' aria-label={t.people.withdraw(tutor.name, person.name)} onClick={() => onWithdraw(tutor)} />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Who follows a student. With the staff at hand, who that is can be changed; the focus comes back to the row's button. */
export function Tutors ({ person, staff }: { person: Person, staff: Person[] | undefined }) {
  const { t } = useI18n()
  const { tutors, change } = useTutors(person)
  const [adding, setAdding] = useState(false)
  const button = `add-tutor-${person.id}`
  const backToButton = (): void => { requestAnimationFrame(() => document.getElementById(button)?.focus()) }
  const close = (): void => { setAdding(false); backToButton() }
  const withdraw = async (tutor: Tutor): Promise<void> => { if (await change(tutor, false)) backToButton() }
  if (staff === undefined) return <div class='tutors'><Chosen person={person} tutors={tutors} onWithdraw={undefined} /></div>
  const candidates = staff.filter(({ id }) => !tutors.some(tutor => tutor.id === id))
  return (
    <div class='tutors'>
      <Chosen person={person} tutors={tutors} onWithdraw={tutor => { void withdraw(tutor) }} />
      {(!adding || candidates.length === 0) && <Button small icon='add' id={button} aria-label={t.people.addTo(person.name)} onClick={() => setAdding(true)}>{t.people.add}</Button>}
      {adding && candidates.length > 0 && <AddForm person={person} candidates={candidates} onAdd={async tutor => await change(tutor, true)} onClose={close} />}
      {adding && candidates.length === 0 && <p class='quiet' role='status'>{t.people.everybodyIs}</p>}
    </div>
  )
}
