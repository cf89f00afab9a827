import { useEffect, useRef, useState } from 'preact/hooks'
import type { UnitCompetence } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { useI18n } from '../../i18n/context.ts'

interface RenameProps { item: UnitCompetence, onClose: () => void, onRename: (label: string) => Promise<boolean> }

function RenameForm ({ item, onClose, onRename }: RenameProps) {
  const { t } = useI18n()
  const [label, setLabel] = useState(item.label)
  const [busy, setBusy] = useState(false)
  const [missing, setMissing] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  async function save (): Promise<void> {
    const text = label.trim()
    setMissing(text === '')
    if (text === '') return input.current?.focus()
    if (text === item.label) return onClose()
    setBusy(true)
    const done = await onRename(text)
    setBusy(false)
    if (done) onClose()
  }
  return (
    <form
      class='rename' noValidate onSubmit={event => { event.preventDefault(); if (!busy) void save() }}
      onKeyDown={event => { if (event.key === 'Escape') onClose() }}
    >
      <Field id={`label-${item.id}`} label={t.competence.label(item.code)} error={missing ? t.competence.missing : undefined}>
        {control => (
          <input {...control} ref={input} class='form-control' maxLength={500} value={label} onInput={event => setLabel(event.currentTarget.value)} />
        )}
      </Field>
      <div class='actions'>
        <Button kind='primary' small submit busy={busy}>{t.save.save}</Button>
        <Button kind='link' small onClick={onClose}>{t.cancel}</Button>
      </div>
    </form>
  )
}

interface CompetenceRowProps extends RenameProps { editing: boolean, onEdit: () => void }

/** A competence, renamed where it stands. The focus comes back to the button that opened the form. */
export function CompetenceRow ({ item, editing, onEdit, onClose, onRename }: CompetenceRowProps) {
  const { t } = useI18n()
  const id = `rename-${item.id}`
  const close = (): void => {
    onClose()
    requestAnimationFrame(() => document.getElementById(id)?.focus())
  }
  return (
    <li class='competence'>
      <span class='citation'>{item.code}</span>
      {editing
        ? <RenameForm item={item} onClose={close} onRename={onRename} />
        : (
          <>
            <span class='competence-label'>{item.label}</span>
            <Button small icon='pencil' id={id} aria-label={t.competence.renameOf(item.code)} onClick={onEdit}>{t.competence.rename}</Button>
          </>
          )}
    </li>
  )
}
