import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useI18n } from '../i18n/context.ts'
import { Button } from './button.tsx'

/** A modal window: the browser keeps the focus in it, and gives it back where it came from. */
export function Dialog ({ label, onClose, children }: { label: string, onClose: () => void, children: ComponentChildren }) {
  const { t } = useI18n()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => { dialog.current?.showModal() }, [])
  const closeFromOutside = (event: MouseEvent): void => { if (event.target === dialog.current) dialog.current?.close() }
  return (
    <dialog ref={dialog} aria-label={label} onClose={onClose} onClick={closeFromOutside}>
      <div class='dialog-bar'>
        <p class='dialog-title'>{label}</p>
        <Button icon='close' small onClick={() => dialog.current?.close()}>{t.close}</Button>
      </div>
      <div class='dialog-body'>{children}</div>
    </dialog>
  )
}
