import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { takeFocus } from '../router.ts'

/** The screen's heading: names the document, and takes the focus when one has come here by a link. */
export function Heading ({ name, children }: { name: string, children?: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => { document.title = `${name} – Preuves` }, [name])
  useEffect(() => {
    if (!takeFocus()) return
    scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [])
  return <h1 ref={heading} tabIndex={-1}>{children ?? name}</h1>
}
