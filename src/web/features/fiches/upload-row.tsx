import { isPassing } from '../../api/problem.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { sizeText } from '../../size.ts'
import { fileKind, kindIcon } from '../writing/file-kind.ts'
import type { Upload } from './use-uploads.ts'

interface UploadRowProps { upload: Upload, onRetry: () => void, onCancel: () => void }

/** A file that is on its way, or that did not make it. */
export function UploadRow ({ upload, onRetry, onCancel }: UploadRowProps) {
  const { t, locale } = useI18n()
  const { key, file, preview, share, problem } = upload
  const removal = problem === null ? t.cancel : t.form.remove
  return (
    <div class='trace-row' id={key} tabIndex={-1} role='group' aria-label={file.name}>
      <div class='trace-side'>
        <div class='trace-thumb'>{preview === null ? <Icon name={kindIcon(fileKind(file.type))} /> : <img class='picture' src={preview} alt='' />}</div>
      </div>
      <div class='trace-fields'>
        <p class='trace-name'>{file.name} <span class='quiet'>{sizeText(locale, file.size)}</span></p>
        {problem === null
          ? <progress value={share} max={1} aria-label={t.form.sending(file.name)} />
          : <p class='field-error' role='alert'>{problemText(t, problem)}</p>}
        <div class='actions'>
          {problem !== null && isPassing(problem) && <Button small aria-label={t.form.named(t.failure.retry, file.name)} onClick={onRetry}>{t.failure.retry}</Button>}
          <Button kind='link' small aria-label={t.form.named(removal, file.name)} onClick={onCancel}>{removal}</Button>
        </div>
      </div>
    </div>
  )
}
