import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { focusOn } from '../../components/error-summary.tsx'
import { useI18n } from '../../i18n/context.ts'
import { moved, type Row } from './rows.ts'

interface RowListProps<T> {
  id: string
  rows: Array<Row<T>>
  empty: T
  /** The API's most. */
  most: number
  nameOf: (number: number) => string
  addText: string
  onRows: (rows: Array<Row<T>>) => void
  children: (row: Row<T>, name: string, put: (value: T) => void) => ComponentChildren
}

/** Rows that are added, moved by buttons, and taken out with a way back. */
export function RowList<T> ({ id, rows, empty, most, nameOf, addText, onRows, children }: RowListProps<T>) {
  const { t } = useI18n()
  const [removed, setRemoved] = useState<{ row: Row<T>, index: number }>()
  // What moves in the page loses the focus.
  const focusLater = (target: string): void => { requestAnimationFrame(() => focusOn(target)) }
  const move = (key: string, by: 1 | -1): void => {
    onRows(moved(rows, key, by))
    focusLater(`${id}-${key}-${by === 1 ? 'down' : 'up'}`)
  }
  const remove = (row: Row<T>, index: number): void => {
    setRemoved({ row, index })
    onRows(rows.filter(({ key }) => key !== row.key))
    focusLater(`${id}-undo`)
  }
  const putBack = ({ row, index }: { row: Row<T>, index: number }): void => {
    onRows(rows.toSpliced(index, 0, row))
    setRemoved(undefined)
    focusLater(`${id}-${row.key}-remove`)
  }
  const add = (): void => {
    const key = `new-${Date.now()}`
    onRows([...rows, { key, value: empty }])
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#${id}-${key} :is(select, textarea)`)?.focus())
  }
  return (
    <>
      <ol class='guidance-rows'>
        {rows.map((row, index) => {
          const name = nameOf(index + 1)
          return (
            <li key={row.key} id={`${id}-${row.key}`}>
              <div role='group' aria-label={name}>
                {children(row, name, value => onRows(rows.map(other => other.key === row.key ? { ...row, value } : other)))}
              </div>
              <div class='guidance-moves'>
                <Button small icon='up' id={`${id}-${row.key}-up`} aria-label={t.method.up(name)} aria-disabled={index === 0} onClick={() => move(row.key, -1)} />
                <Button small icon='down' id={`${id}-${row.key}-down`} aria-label={t.method.down(name)} aria-disabled={index === rows.length - 1} onClick={() => move(row.key, 1)} />
                <Button small icon='close' id={`${id}-${row.key}-remove`} aria-label={t.method.remove(name)} onClick={() => remove(row, index)} />
              </div>
            </li>
          )
        })}
      </ol>
      {removed !== undefined && <p role='status'>{t.method.removed} <Button small kind='link' id={`${id}-undo`} onClick={() => putBack(removed)}>{t.undo}</Button></p>}
      {rows.length < most && <Button small icon='add' onClick={add}>{addText}</Button>}
    </>
  )
}
