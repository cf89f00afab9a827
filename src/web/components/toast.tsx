import { useEffect, useState } from 'preact/hooks'
import { useI18n } from '../i18n/context.ts'
import { Button } from './button.tsx'

export interface Toast { text: string, undo?: { label: string, run: () => void } }

/** Long enough to read, and to reach and press; it waits while it is pointed at or focused. */
const stay = { said: 6_000, undoable: 15_000 }

let show: (toast: Toast) => void = () => {}

/** Tells that something was done, and how to undo it. */
export const notify = (toast: Toast): void => show(toast)

/** Where messages appear, one at a time. The region is there before its words, or screen readers would miss them. */
export function Toasts () {
  const { t, locale } = useI18n()
  const [toast, setToast] = useState<Toast | null>(null)
  const [held, setHeld] = useState(false)
  useEffect(() => { show = setToast }, [])
  // Its words are those of the language before.
  useEffect(() => setToast(null), [locale])
  useEffect(() => {
    if (toast === null || held) return
    const timer = setTimeout(() => setToast(null), toast.undo === undefined ? stay.said : stay.undoable)
    return () => clearTimeout(timer)
  }, [toast, held])
  const close = (): void => {
    setToast(null)
    setHeld(false)
    // The button that was pressed is gone: the focus must not be lost with it.
    document.getElementById('main')?.focus({ preventScroll: true })
  }
  return (
    <div
      class='toasts' role='status' onMouseEnter={() => setHeld(true)} onMouseLeave={() => setHeld(false)}
      onFocusCapture={() => setHeld(true)} onBlurCapture={() => setHeld(false)}
    >
      {toast !== null && (
        <div class='toast'>
          <p>{toast.text}</p>
          {toast.undo !== undefined && <Button kind='link' onClick={() => { toast.undo?.run(); close() }}>{toast.undo.label}</Button>}
          <Button kind='link' icon='close' aria-label={t.close} onClick={close} />
        </div>
      )}
    </div>
  )
}
