import { isPassing } from '../../api/problem.ts'
import { Button } from '../../components/button.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import type { Upload } from './use-uploads.ts'

interface UploadRowProps { upload: Upload, onRetry: () => void, onCancel: () => void }

/** An image that is on its way, or that did not make it. */
export function UploadRow ({ upload, onRetry, onCancel }: UploadRowProps) {
  const { t } = useI18n()
  const { key, file, preview, share, problem } = upload
  const removal = problem === null ? t.cancel : t.form.dropUpload
  return (
    <div class='trace-row' id={key} tabIndex={-1} role='group' aria-label={file.name}>
      <div class='trace-thumb'><img class='picture' src={preview} alt='' /></div>
      <div class='trace-words'>
        <p>{file.name}</p>
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
