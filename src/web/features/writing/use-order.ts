import { useState } from 'preact/hooks'
import { useI18n } from '../../i18n/context.ts'
import { sentTraces, withTraceAt, type FormTrace } from '../fiches/form.ts'
import type { DraftInHand } from '../fiches/use-draft.ts'

const mark = 'application/x-preuves-trace'

export interface Order {
  /** The row that one drags over. */
  over: string | undefined
  /** Said to those who do not see a row move. */
  said: string
  move: (key: string, step: 1 | -1) => void
  onDragStart: (event: DragEvent, key: string) => void
  onDragOver: (event: DragEvent, key: string) => void
  onDrop: (event: DragEvent, key: string) => void
  onDragEnd: () => void
}

/** The order of the traces, by buttons and by dragging. */
export function useOrder (draft: DraftInHand, nameOf: (trace: FormTrace) => string): Order {
  const { t } = useI18n()
  const [dragged, setDragged] = useState<string>()
  const [over, setOver] = useState<string>()
  const [said, setSaid] = useState('')
  function put (key: string, index: number): void {
    const before = draft.latest()
    const after = withTraceAt(before, key, index)
    const trace = after.traces.find(trace => trace.key === key)
    if (after === before || trace === undefined) return
    draft.change(() => after)
    const shown = sentTraces(after)
    setSaid(t.form.moved(nameOf(trace), shown.indexOf(trace) + 1, shown.length))
  }
  function move (key: string, step: 1 | -1): void {
    put(key, draft.latest().traces.findIndex(trace => trace.key === key) + step)
    // The row has taken its buttons along: the focus stays on the one that was pressed.
    requestAnimationFrame(() => document.getElementById(`${step === 1 ? 'down' : 'up'}-${key}`)?.focus())
  }
  return {
    over,
    said,
    move,
    onDragStart (event, key) {
      setDragged(key)
      event.dataTransfer?.setData(mark, key)
      const row = event.target instanceof Element ? event.target.closest('li') : null
      if (row !== null) event.dataTransfer?.setDragImage(row, 0, 0)
    },
    onDragOver (event, key) {
      if (dragged === undefined) return
      event.preventDefault()
      setOver(dragged === key ? undefined : key)
    },
    onDrop (event, key) {
      if (dragged === undefined) return
      event.preventDefault()
      put(dragged, draft.latest().traces.findIndex(trace => trace.key === key))
    },
    onDragEnd () {
      setDragged(undefined)
      setOver(undefined)
    }
  }
}
