import { useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { focusOn } from '../../components/error-summary.tsx'
import { Field } from '../../components/field.tsx'
import { useI18n } from '../../i18n/context.ts'
import type { FieldsProps, ProblemOf } from './fields-props.ts'
import { fieldIds } from './field-problems.ts'
import type { FormLink } from './form.ts'
import { limits } from './limits.ts'
import { RemovedRow, useRemoval } from './removal.tsx'
import type { DraftInHand } from './use-draft.ts'

interface LinkRowProps { link: FormLink, number: number, onChange: (change: Partial<FormLink>) => void, onRemove: (() => void) | undefined, problemOf: ProblemOf }

function LinkRow ({ link, number, onChange, onRemove, problemOf }: LinkRowProps) {
  const { t } = useI18n()
  const label = number === 1 ? t.form.link : t.form.linkNumber(number)
  return (
    <div class='link-row'>
      <Field id={fieldIds.url(link.key)} label={label} hint={number === 1 ? t.form.linkHint : undefined} error={problemOf(fieldIds.url(link.key))}>
        {control => (
          <input
            {...control} class='form-control' type='url' inputMode='url' placeholder='https://' maxLength={limits.url} value={link.url}
            onInput={event => onChange({ url: event.currentTarget.value })}
          />
        )}
      </Field>
      {link.url !== '' && (
        <Field id={fieldIds.caption(link.key)} label={t.form.linkCaption} optional>
          {control => <input {...control} class='form-control' maxLength={limits.caption} value={link.caption} onInput={event => onChange({ caption: event.currentTarget.value })} />}
        </Field>
      )}
      {onRemove !== undefined && <Button kind='link' small icon='close' onClick={onRemove}>{t.form.removeLink(number)}</Button>}
    </div>
  )
}

/** The form always shows one row for a link; the draft holds it from the first character on. */
function useLinks (draft: DraftInHand) {
  const [spare] = useState('link-first')
  const links = draft.form.traces.filter(trace => trace.kind === 'link')
  const rows: FormLink[] = links.length === 0 ? [{ key: spare, kind: 'link', url: '', caption: '' }] : links
  const put = (row: FormLink, change: Partial<FormLink>): void => draft.change(form => {
    const next: FormLink = { ...row, ...change }
    const isKnown = form.traces.some(({ key }) => key === row.key)
    return { ...form, traces: isKnown ? form.traces.map(trace => trace.key === row.key ? next : trace) : [...form.traces, next] }
  })
  const add = (): void => {
    const key = `link-${Date.now()}`
    draft.change(form => ({ ...form, traces: [...form.traces, { key, kind: 'link', url: '', caption: '' }] }))
    requestAnimationFrame(() => focusOn(fieldIds.url(key)))
  }
  return { rows, put, add, hasSome: links.length > 0 }
}

/** «Lien vers la source de la trace». */
export function LinkField ({ draft, problemOf }: FieldsProps) {
  const { t } = useI18n()
  const { rows, put, add, hasSome } = useLinks(draft)
  const { removed, take, putBack } = useRemoval(draft)
  return (
    <div class='field'>
      {rows.map((row, index) => (
        <LinkRow
          key={row.key} link={row} number={index + 1} problemOf={problemOf}
          onChange={change => put(row, change)} onRemove={hasSome ? () => take(row) : undefined}
        />
      ))}
      {removed !== undefined && <RemovedRow text={t.form.linkRemoved} onUndo={putBack} />}
      {rows.every(({ url }) => url !== '') && draft.form.traces.length < limits.traces && (
        <Button kind='link' small icon='add' onClick={add}>{t.form.addLink}</Button>
      )}
    </div>
  )
}
