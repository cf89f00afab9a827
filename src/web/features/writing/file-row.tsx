import { Field } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { Picture } from '../../components/picture.tsx'
import { useI18n } from '../../i18n/context.ts'
import { sizeText } from '../../size.ts'
import { fieldIds } from '../fiches/field-problems.ts'
import type { ProblemOf } from '../fiches/fields-props.ts'
import { isImage, type FormFile } from '../fiches/form.ts'
import { limits } from '../fiches/limits.ts'
import { fileKind, kindIcon } from './file-kind.ts'

interface FileRowProps { trace: FormFile, problemOf: ProblemOf, onChange: (change: Partial<FormFile>) => void }

export function FileHead ({ ficheId, trace: { file, alt } }: { ficheId: string, trace: FormFile }) {
  const { t, locale } = useI18n()
  if (isImage(file)) return <div class='trace-thumb'><Picture ficheId={ficheId} file={file} alt={alt} size='thumbnail' /></div>
  const kind = fileKind(file.mediaType)
  return (
    <div class='trace-thumb trace-file-thumb'>
      <Icon name={kindIcon(kind)} />
      <span>{t.fileKind[kind]}</span>
      <span class='quiet'>{sizeText(locale, file.size)}</span>
    </div>
  )
}

/** The words for those who do not see an image, or that there is nothing to see. */
function AltField ({ trace: { key, alt, decorative }, problemOf, onChange }: FileRowProps) {
  const { t } = useI18n()
  const id = fieldIds.alt(key)
  return (
    <>
      {!decorative && (
        <Field id={id} label={t.form.alt} hint={t.form.altHint} error={problemOf(id)}>
          {control => <input {...control} class='form-control' maxLength={limits.alt} value={alt} onInput={event => onChange({ alt: event.currentTarget.value })} />}
        </Field>
      )}
      <label class='check'>
        <input type='checkbox' checked={decorative} onChange={event => onChange({ decorative: event.currentTarget.checked })} />
        {t.form.decorative}
      </label>
    </>
  )
}

/** A file of the draft, with its words: for those who do not see it, and for all. */
export function FileRow (props: FileRowProps) {
  const { t } = useI18n()
  const { trace, onChange } = props
  return (
    <>
      <p class='trace-name'>{trace.file.name}</p>
      {isImage(trace.file) && <AltField {...props} />}
      <Field id={fieldIds.caption(trace.key)} label={t.form.caption} optional>
        {control => <input {...control} class='form-control' maxLength={limits.caption} value={trace.caption} onInput={event => onChange({ caption: event.currentTarget.value })} />}
      </Field>
    </>
  )
}
