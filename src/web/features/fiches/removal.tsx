import { useEffect, useRef, useState } from 'preact/hooks'
import { useI18n } from '../../i18n/context.ts'
import { withTraceBack, type FormTrace } from './form.ts'
import type { DraftInHand } from './use-draft.ts'

/** Takes a trace out of the form, and puts the last one back where it was. */
export function useRemoval (draft: DraftInHand) {
  const [removed, setRemoved] = useState<{ trace: FormTrace, index: number }>()
  const take = (trace: FormTrace): void => {
    setRemoved({ trace, index: draft.form.traces.findIndex(({ key }) => key === trace.key) })
    draft.change(form => ({ ...form, traces: form.traces.filter(({ key }) => key !== trace.key) }))
  }
  const putBack = (): void => {
    if (removed === undefined) return
    draft.change(form => withTraceBack(form, removed.trace, removed.index))
    setRemoved(undefined)
  }
  return { removed, take, putBack }
}

/** Stands where something was, with the way back. Takes the focus, which would be lost with what was removed. */
export function RemovedRow ({ text, onUndo }: { text: string, onUndo: () => void }) {
  const { t } = useI18n()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <p class='removed' role='status'>
      {text} <button ref={button} type='button' class='btn btn-link btn-sm' onClick={onUndo}>{t.undo}</button>
    </p>
  )
}
