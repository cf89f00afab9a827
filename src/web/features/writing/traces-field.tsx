import { useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { focusOn } from '../../components/error-summary.tsx'
import { FieldError } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import type { Messages } from '../../i18n/messages.ts'
import type { FieldsProps } from '../fiches/fields-props.ts'
import { fieldIds } from '../fiches/field-problems.ts'
import { isBlank, linkTrace, sentTraces, withTrace, type FormTrace } from '../fiches/form.ts'
import { limits } from '../fiches/limits.ts'
import { RemovedRow, useRemoval } from '../fiches/removal.tsx'
import { UploadRow } from '../fiches/upload-row.tsx'
import type { Uploads } from '../fiches/use-uploads.ts'
import { DropZone } from './drop-zone.tsx'
import { FileHead, FileRow } from './file-row.tsx'
import { LinkRow } from './link-row.tsx'
import { usePasteAndDrop } from './paste-and-drop.ts'
import { Room } from './room.tsx'
import { TraceDetails, TraceTypes } from './trace-details.tsx'
import { TraceRow } from './trace-row.tsx'
import type { LinkChecks } from './use-link-checks.ts'
import { useOrder, type Order } from './use-order.ts'

export interface TracesProps extends FieldsProps {
  uploads: Uploads
  checks: LinkChecks
  look: (url: string) => void
}

const nameOf = (t: Messages) => (trace: FormTrace): string => trace.kind === 'file' ? trace.file.name : trace.url.trim() === '' ? t.form.link : trace.url

interface RowProps extends TracesProps { trace: FormTrace, links: readonly string[], order: Order, onRemove: (() => void) | undefined }

function Row ({ trace, links, order, onRemove, draft, data, problemOf, checks, look }: RowProps) {
  const { t } = useI18n()
  const sent = sentTraces(draft.form)
  const place = sent.findIndex(({ key }) => key === trace.key)
  const put = (change: object): void => draft.change(form => form.traces.some(({ key }) => key === trace.key)
    ? withTrace(form, trace.key, found => ({ ...found, ...change }))
    : { ...form, traces: [...form.traces, { ...trace, ...change }] })
  return (
    <TraceRow
      traceKey={trace.key} name={nameOf(t)(trace)} position={place < 0 ? null : place + 1} count={sent.length} order={order} onRemove={onRemove}
      head={trace.kind === 'file' ? <FileHead ficheId={data.start.ficheId} trace={trace} /> : <span class='trace-link-thumb'><Icon name='link' /></span>}
    >
      {trace.kind === 'file'
        ? <FileRow trace={trace} problemOf={problemOf} onChange={put} />
        : (
          <LinkRow
            trace={trace} number={links.indexOf(trace.key) + 1} problemOf={problemOf} check={checks.get(trace.url.trim())} onChange={put}
            onLeave={() => look(trace.url)}
          />
          )}
      {!isBlank(trace) && <TraceDetails trace={trace} onChange={put} />}
    </TraceRow>
  )
}

/** The form always shows one row for a link; the draft holds it from the first character on. */
function useRows (traces: readonly FormTrace[]): FormTrace[] {
  const [spare] = useState('link-first')
  return traces.some(({ kind }) => kind === 'link') ? [...traces] : [...traces, linkTrace(spare)]
}

/** Files and links in one list, in the order in which they tell what happened. */
export function TracesField (props: TracesProps) {
  const { t } = useI18n()
  const { draft, problemOf, uploads: { uploads, begin, again, remove } } = props
  const { traces } = draft.form
  const id = fieldIds.traces
  const error = problemOf(id)
  const over = usePasteAndDrop(begin)
  const { removed, take, putBack } = useRemoval(draft)
  const order = useOrder(draft, nameOf(t))
  const rows = useRows(traces)
  const links = rows.filter(({ kind }) => kind === 'link').map(({ key }) => key)
  const addLink = (): void => {
    const link = linkTrace(`link-${Date.now()}`)
    draft.change(form => ({ ...form, traces: [...form.traces, link] }))
    requestAnimationFrame(() => focusOn(fieldIds.url(link.key)))
  }
  const hasFree = rows.some(trace => trace.kind === 'link' && trace.url === '')
  return (
    <fieldset class='field traces-field'>
      <legend class='form-label'>{t.form.traces}</legend>
      <p class='form-text' id={`${id}-hint`}>{t.form.tracesHint}</p>
      <FieldError id={`${id}-error`} text={error} />
      <DropZone over={over} describedBy={`${id}-hint`} invalid={error !== undefined} onFiles={begin} />
      <Room files={traces.filter(({ kind }) => kind === 'file').length} />
      <ol class='trace-rows'>
        {rows.map(trace => (
          <Row key={trace.key} {...props} trace={trace} links={links} order={order} onRemove={traces.includes(trace) ? () => take(trace) : undefined} />
        ))}
      </ol>
      {uploads.map(upload => <UploadRow key={upload.key} upload={upload} onRetry={() => again(upload)} onCancel={() => remove(upload)} />)}
      {removed !== undefined && <RemovedRow key={removed.trace.key} text={t.form.removed(nameOf(t)(removed.trace))} onUndo={putBack} />}
      {!hasFree && traces.length < limits.traces && <Button kind='link' small icon='add' onClick={addLink}>{t.form.addLink}</Button>}
      <p class='visually-hidden' role='status'>{order.said}</p>
      <TraceTypes />
    </fieldset>
  )
}
