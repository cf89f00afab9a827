import { useEffect, useState } from 'preact/hooks'
import type { printMarkdown } from '../markdown/print.ts'

let printer: typeof printMarkdown | undefined

interface MarkdownProps {
  text: string
  /** The level of its own highest heading, where that is not the one below an h3. */
  top?: number
}

/** A CommonMark text. Until the printer is fetched, and if it cannot be, its words stand as they were typed. */
export function Markdown ({ text, top }: MarkdownProps) {
  const [, setReady] = useState(printer !== undefined)
  useEffect(() => {
    if (printer !== undefined) return
    import('../markdown/print.ts').then(module => {
      printer = module.printMarkdown
      setReady(true)
    }, () => {})
  }, [])
  if (printer === undefined) return <div class='prose prose-plain'>{text}</div>
  return <div class='prose'>{printer(text, top)}</div>
}
