import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useI18n } from '../../i18n/context.ts'
import { commands, linkRange, setLink, type Tool } from './commands.ts'
import { LinkPanel } from './link-panel.tsx'
import { survives } from './markdown.ts'
import { Toolbar } from './toolbar.tsx'
import { openVisual, type Standing, type Visual } from './visual.ts'

export interface RichTextProps {
  id: string
  label: string
  describedBy: string | undefined
  invalid: boolean
  limit: number
  onFull: () => void
  text: string
  onText: (text: string) => void
  onImages: (images: File[]) => void
}

const nothing: Standing = { on: new Set(), canUndo: false, canRedo: false }

const attributesOf = ({ id, describedBy, invalid }: RichTextProps): Record<string, string> => ({
  id,
  class: 'form-control prose visual-text',
  role: 'textbox',
  'aria-multiline': 'true',
  'aria-labelledby': `${id}-label`,
  ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }),
  ...(invalid ? { 'aria-invalid': 'true' } : {})
})

/** The editor over a text, opened once: what it is given later is shown when it does not come from itself. */
function useVisual (props: RichTextProps, onLink: () => void, onEscape: () => void) {
  const place = useRef<HTMLDivElement>(null)
  const visual = useRef<Visual | undefined>(undefined)
  const latest = useRef(props)
  const own = useRef(props.text)
  const [standing, setStanding] = useState(nothing)
  latest.current = props
  // With the render: the toolbar names a field that is there (`aria-controls`).
  useLayoutEffect(() => {
    if (place.current === null) return
    const opened = openVisual(place.current, {
      text: latest.current.text,
      attributes: () => attributesOf(latest.current),
      limit: latest.current.limit,
      onFull: () => latest.current.onFull(),
      onText: text => { own.current = text; latest.current.onText(text) },
      onStanding: setStanding,
      onImages: images => latest.current.onImages(images),
      onLink,
      onEscape
    })
    visual.current = opened
    return opened.close
  }, [])
  // With the render, not after the paint: by then more may have been typed, which an older text would take away.
  useLayoutEffect(() => {
    if (props.text === own.current) return
    own.current = props.text
    visual.current?.show(props.text)
  }, [props.text])
  useEffect(() => visual.current?.refresh(), [props.describedBy, props.invalid])
  return { place, visual, standing }
}

/** A CommonMark text, written as it will look. */
function RichText (props: RichTextProps) {
  const { t } = useI18n()
  const [href, setHref] = useState<string>()
  const field = useRef<HTMLDivElement>(null)
  const askLink = (): void => {
    const state = visual.current?.state()
    if (state !== undefined) setHref(linkRange(state).href)
  }
  const toToolbar = (): void => field.current?.querySelector<HTMLElement>('[role=toolbar] [tabindex="0"]')?.focus()
  const { place, visual, standing } = useVisual(props, askLink, toToolbar)
  const back = (): void => {
    setHref(undefined)
    visual.current?.focus()
  }
  const use = (tool: Tool): void => {
    if (tool === 'link') return askLink()
    visual.current?.run(commands[tool])
    // A finger or a mouse goes on writing; who came by keyboard stays among the tools.
    if (document.activeElement?.closest('[role=toolbar]') == null) visual.current?.focus()
  }
  return (
    <div class='visual' ref={field}>
      <Toolbar label={t.editor.toolbar(props.label)} controls={props.id} standing={standing} onTool={use} onLeave={back} />
      {href !== undefined && <LinkPanel key={href} id={props.id} href={href} onSet={address => { visual.current?.run(setLink(address)); back() }} onClose={back} />}
      <div ref={place} />
    </div>
  )
}

/** What comes when it is needed. */
export const richText = { RichText, survives }
