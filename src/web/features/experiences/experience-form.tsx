import { useEffect, useRef, useState } from 'preact/hooks'
import type { ApiProblem } from '../../api/problem.ts'
import type { ExperienceContent } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { focusOn } from '../../components/error-summary.tsx'
import { Notice } from '../../components/notice.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { useKeptForm } from '../../kept.ts'
import { useMe } from '../../person.ts'
import { faultsOf, isContent } from './content.ts'
import { ExperienceFields } from './experience-fields.tsx'

interface ExperienceFormProps {
  id: string
  title: string
  first: ExperienceContent
  /** @returns what went wrong; null when it is saved */
  onSave: (content: ExperienceContent) => Promise<ApiProblem | null>
  onCancel: () => void
  /** It was given up by mistake. */
  onBack: () => void
}

/** An experience, written where it stands. What is typed stays until it is saved or given up, also when the session ends. */
export function ExperienceForm ({ id, title, first, onSave, onCancel, onBack }: ExperienceFormProps) {
  const { t } = useI18n()
  const me = useMe()
  const { content, found, change, forget } = useKeptForm(`experience.${me.id}.${id}`, () => first, isContent)
  const [faults, setFaults] = useState<ReturnType<typeof faultsOf>>([])
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('select')?.focus(), [])
  async function save (): Promise<void> {
    const found = faultsOf(content)
    setFaults(found)
    if (found[0] !== undefined) return focusOn(`${id}-${found[0]}`)
    setBusy(true)
    const failed = await onSave({ ...content, title: content.title.trim() })
    if (failed === null) forget()
    setProblem(failed)
    setBusy(false)
  }
  function cancel (): void {
    forget()
    onCancel()
    if (JSON.stringify(content) === JSON.stringify(first)) return
    notify({ text: t.found.givenUp, undo: { label: t.undo, run: () => { change(() => content); onBack() } } })
  }
  return (
    <form
      ref={form} class='experience-form' aria-label={title} noValidate
      onSubmit={event => { event.preventDefault(); if (!busy) void save() }}
      onKeyDown={event => { if (event.key === 'Escape') cancel() }}
    >
      <h2>{title}</h2>
      {found && <Notice kind='info'>{t.found.restored}</Notice>}
      {problem !== null && <Notice kind='warning' urgent>{problem.code === 'stale' ? t.experience.stale : problemText(t, problem)}</Notice>}
      <ExperienceFields id={id} content={content} faults={faults} onChange={said => change(last => ({ ...last, ...said }))} />
      <div class='actions'>
        <Button kind='primary' submit busy={busy}>{t.save.save}</Button>
        <Button kind='link' onClick={cancel}>{t.cancel}</Button>
      </div>
    </form>
  )
}
