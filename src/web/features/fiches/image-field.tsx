import { useEffect, useState } from 'preact/hooks'
import { FieldError } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import type { FieldsProps } from './fields-props.ts'
import { fieldIds } from './field-problems.ts'
import { ImageRow } from './image-row.tsx'
import { RemovedRow, useRemoval } from './removal.tsx'
import { UploadRow } from './upload-row.tsx'
import type { Uploads } from './use-uploads.ts'

const imagesOf = (transfer: DataTransfer | null): File[] => [...transfer?.files ?? []].filter(({ type }) => type.startsWith('image/'))

/** Images may be pasted or dropped anywhere on the screen; text that comes with them, as from Word, stays text. */
function usePasteAndDrop (begin: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const take = (event: Event, transfer: DataTransfer | null): void => {
      const images = imagesOf(transfer)
      if (images.length === 0 || transfer?.types.includes('text/plain') === true) return
      event.preventDefault()
      begin(images)
    }
    const onPaste = (event: ClipboardEvent): void => take(event, event.clipboardData)
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

/** «Trace sous forme d'image»: picked, photographed, pasted or dropped. */
export function ImageField ({ draft, data, problemOf, uploads: { uploads, begin, again, remove } }: FieldsProps & { uploads: Uploads }) {
  const { t } = useI18n()
  const id = fieldIds.traces
  const over = usePasteAndDrop(begin)
  const { removed, take, putBack } = useRemoval(draft)
  const images = draft.form.traces.filter(trace => trace.kind === 'file')
  const error = problemOf(id)
  return (
    <fieldset class='field'>
      <legend class='form-label'>{t.form.image}</legend>
      <p class='form-text' id={`${id}-hint`}>{t.form.imageHint}</p>
      <FieldError id={`${id}-error`} text={error} />
      {images.map(image => <ImageRow key={image.key} image={image} draft={draft} ficheId={data.start.ficheId} problemOf={problemOf} onRemove={() => take(image)} />)}
      {uploads.map(upload => <UploadRow key={upload.key} upload={upload} onRetry={() => again(upload)} onCancel={() => remove(upload)} />)}
      {removed !== undefined && <RemovedRow text={t.form.imageRemoved} onUndo={putBack} />}
      <div class={over ? 'drop drop-over' : 'drop'}>
        <input
          class='visually-hidden' type='file' id={id} accept='image/*' multiple aria-describedby={`${id}-hint`} aria-invalid={error !== undefined || undefined}
          onChange={event => { begin(event.currentTarget.files ?? []); event.currentTarget.value = '' }}
        />
        <label class='btn btn-secondary' for={id}><Icon name='image' /><span>{images.length === 0 ? t.form.pickImage : t.form.pickAnother}</span></label>
        <span class='form-text'>{t.form.dropHere}</span>
      </div>
    </fieldset>
  )
}
