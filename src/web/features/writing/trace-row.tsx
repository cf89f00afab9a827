import type { ComponentChildren } from 'preact'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import type { Order } from './use-order.ts'

interface TraceRowProps {
  traceKey: string
  name: string
  /** Among the traces, from 1; null: it is not one yet. */
  position: number | null
  count: number
  order: Order
  onRemove: (() => void) | undefined
  head: ComponentChildren
  children: ComponentChildren
}

/** A trace of the draft, which buttons and dragging move among the others. */
export function TraceRow ({ traceKey, name, position, count, order, onRemove, head, children }: TraceRowProps) {
  const { t } = useI18n()
  const movable = position !== null && count > 1
  return (
    <li
      class={order.over === traceKey ? 'trace-row trace-row-over' : 'trace-row'} aria-label={position === null ? name : t.form.tracePosition(position, count, name)}
      onDragOver={event => order.onDragOver(event, traceKey)} onDrop={event => order.onDrop(event, traceKey)}
    >
      <div class='trace-side'>
        {movable && (
          <span class='trace-grip' draggable title={t.form.drag} aria-hidden='true' onDragStart={event => order.onDragStart(event, traceKey)} onDragEnd={order.onDragEnd}>⠿</span>
        )}
        {head}
      </div>
      <div class='trace-fields'>{children}</div>
      <div class='trace-acts'>
        {movable && (
          <>
            <button type='button' class='btn btn-secondary btn-sm' id={`up-${traceKey}`} aria-label={t.form.named(t.form.moveUp, name)} aria-disabled={position === 1} onClick={() => order.move(traceKey, -1)}><Icon name='up' /></button>
            <button type='button' class='btn btn-secondary btn-sm' id={`down-${traceKey}`} aria-label={t.form.named(t.form.moveDown, name)} aria-disabled={position === count} onClick={() => order.move(traceKey, 1)}><Icon name='down' /></button>
          </>
        )}
        {onRemove !== undefined && <Button kind='link' small icon='close' aria-label={t.form.named(t.form.remove, name)} onClick={onRemove}>{t.form.remove}</Button>}
      </div>
    </li>
  )
}
