import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Picture } from '../../components/picture.tsx'
import { useI18n } from '../../i18n/context.ts'
import type { ProblemOf } from './fields-props.ts'
import { fieldIds } from './field-problems.ts'
import type { FormImage } from './form.ts'
import { limits } from './limits.ts'
import type { DraftInHand } from './use-draft.ts'

interface ImageRowProps { image: FormImage, draft: DraftInHand, ficheId: string, problemOf: ProblemOf, onRemove: () => void }

/** An image of the draft, with its words: for those who do not see it, and for all. */
export function ImageRow ({ image, draft, ficheId, problemOf, onRemove }: ImageRowProps) {
  const { t } = useI18n()
  const put = (change: Partial<Pick<FormImage, 'alt' | 'caption'>>): void => draft.change(form =>
    ({ ...form, traces: form.traces.map(trace => trace.key === image.key && trace.kind === 'file' ? { ...trace, ...change } : trace) }))
  return (
    <div class='trace-row' role='group' aria-label={image.file.name}>
      <div class='trace-thumb'><Picture ficheId={ficheId} file={image.file} alt={image.alt} size='thumbnail' /></div>
      <div class='trace-words'>
        <Field id={fieldIds.alt(image.key)} label={t.form.alt} hint={t.form.altHint} error={problemOf(fieldIds.alt(image.key))}>
          {control => <input {...control} class='form-control' maxLength={limits.alt} value={image.alt} onInput={event => put({ alt: event.currentTarget.value })} />}
        </Field>
        <Field id={fieldIds.caption(image.key)} label={t.form.caption} optional>
          {control => <input {...control} class='form-control' maxLength={limits.caption} value={image.caption} onInput={event => put({ caption: event.currentTarget.value })} />}
        </Field>
        <Button kind='link' small icon='close' aria-label={t.form.named(t.form.removeImage, image.file.name)} onClick={onRemove}>{t.form.removeImage}</Button>
      </div>
    </div>
  )
}
