import { useEffect, useRef } from 'preact/hooks'
import type { SummaryItem } from './summary-item.ts'

/** The hash is the route, so the links move the focus themselves. */
export function focusOn (id: string): void {
  const element = document.getElementById(id)
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'nearest' })
}

interface ErrorSummaryProps {
  title: string
  items: SummaryItem[]
  /** What the items come from: the focus comes here with each new one. */
  since: unknown
}

/** All that is wrong, each a link to where to mend it. */
export function ErrorSummary ({ title, items, since }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.focus({ preventScroll: true })
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [since])
  return (
    <div class='notice notice-danger summary' role='alert' tabIndex={-1} ref={box}>
      <div class='notice-body'>
        <h2 class='notice-title'>{title}</h2>
        <ul>
          {items.map(({ fieldId, text }) => (
            <li key={fieldId}><a href={`#${fieldId}`} onClick={event => { event.preventDefault(); focusOn(fieldId) }}>{text}</a></li>
          ))}
        </ul>
      </div>
    </div>
  )
}
