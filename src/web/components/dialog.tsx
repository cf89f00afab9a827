import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useI18n } from '../i18n/context.ts'
import { Button } from './button.tsx'

/** A modal window: the browser keeps the focus in it, and gives it back where it came from. */
export function Dialog ({ label, onClose, children }: { label: string, onClose: () => void, children: ComponentChildren }) {
  const { t } = useI18n()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => { dialog.current?.showModal() }, [])
  // What was pressed inside and let go outside was selected or dragged.
  const pressed = useRef<EventTarget | null>(null)
  const closeFromOutside = ({ target }: MouseEvent): void => { if (target === dialog.current && pressed.current === target) dialog.current?.close() }
  return (
    <dialog ref={dialog} aria-label={label} onClose={onClose} onMouseDown={({ target }) => { pressed.current = target }} onClick={closeFromOutside}>
      <div class='dialog-bar'>
        <p class='dialog-title'>{label}</p>
        <Button icon='close' small onClick={() => dialog.current?.close()}>{t.close}</Button>
      </div>
      <div class='dialog-body'>{children}</div>
    </dialog>
  )
}
