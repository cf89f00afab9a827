import { useEffect, useRef, useState } from 'preact/hooks'

const filesOf = (transfer: DataTransfer | null): File[] => [...transfer?.files ?? []]

/**
 * Files may be dropped and images pasted anywhere on the screen. A picture that comes with its text, as from Word, is only
 * how that text looks: the text is pasted.
 *
 * @returns whether files are held over the page
 */
export function usePasteAndDrop (begin: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(begin)
  latest.current = begin
  useEffect(() => {
    // A file that is dropped is always taken: else the browser would open it in the place of the page.
    const take = (event: Event, transfer: DataTransfer | null): void => {
      const files = filesOf(transfer)
      if (files.length === 0) return
      event.preventDefault()
      latest.current(files)
    }
    const onPaste = (event: ClipboardEvent): void => { if (event.clipboardData?.types.includes('text/plain') !== true) take(event, event.clipboardData) }
    const onDrop = (event: DragEvent): void => { setOver(false); take(event, event.dataTransfer) }
    const onDragOver = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return
      event.preventDefault()
      setOver(true)
    }
    const onDragLeave = (event: DragEvent): void => { if (event.relatedTarget === null) setOver(false) }
    document.addEventListener('paste', onPaste)
    document.addEventListener('drop', onDrop)
    document.addEventListener('dragover', onDragOver)
    document.addEventListener('dragleave', onDragLeave)
    return () => {
      document.removeEventListener('paste', onPaste)
      document.removeEventListener('drop', onDrop)
      document.removeEventListener('dragover', onDragOver)
      document.removeEventListener('dragleave', onDragLeave)
    }
  }, [])
  return over
}
