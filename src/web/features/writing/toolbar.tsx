import { useRef, useState } from 'preact/hooks'
import { useI18n } from '../../i18n/context.ts'
import { tools, type Tool } from './commands.ts'
import { ToolIcon } from './tool-icon.tsx'
import type { Standing } from './visual.ts'

const isMac = /mac|iphone|ipad/i.test(navigator.userAgent)
/** The keys of `commands.ts`, as one says them here. */
const shortcutOf = (tool: Tool, shift: string): string => {
  const [alternate, shifted] = isMac ? ['⌥', '⇧'] : ['Alt+', `${shift}+`]
  const keys = { bold: 'B', italic: 'I', heading: `${alternate}1`, bullets: `${shifted}8`, numbers: `${shifted}7`, quote: `${shifted}9`, link: 'K', undo: 'Z', redo: 'Y' }
  return `${isMac ? '⌘' : 'Ctrl+'}${keys[tool]}`
}

const steps = new Map([['ArrowLeft', -1], ['ArrowRight', 1]])

interface ToolbarProps { label: string, controls: string, standing: Standing, onTool: (tool: Tool) => void, onLeave: () => void }

/** One stop of the Tab key; arrows, Home and End walk the tools, as the ARIA practices have it. */
export function Toolbar ({ label, controls, standing, onTool, onLeave }: ToolbarProps) {
  const { t } = useI18n()
  const bar = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(0)
  const go = (index: number): void => {
    const next = (index + tools.length) % tools.length
    setCurrent(next)
    bar.current?.querySelectorAll('button')[next]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps.get(event.key)
    if (step !== undefined) go(current + step)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(tools.length - 1)
    else if (event.key === 'Escape') onLeave()
    else return
    event.preventDefault()
  }
  const isDead = (tool: Tool): boolean => (tool === 'undo' && !standing.canUndo) || (tool === 'redo' && !standing.canRedo)
  return (
    <div class='tools' role='toolbar' aria-label={label} aria-controls={controls} ref={bar} onKeyDown={onKeyDown}>
      {tools.map((tool, index) => (
        <button
          key={tool} type='button' class={`tool tool-${tool}`} tabIndex={index === current ? 0 : -1} aria-label={t.editor[tool]} title={`${t.editor[tool]} (${shortcutOf(tool, t.editor.shift)})`}
          aria-pressed={tool === 'undo' || tool === 'redo' || tool === 'link' ? undefined : standing.on.has(tool)} aria-disabled={isDead(tool)}
          onFocus={() => setCurrent(index)} onMouseDown={event => event.preventDefault()} onClick={() => { if (!isDead(tool)) onTool(tool) }}
        >
          <ToolIcon tool={tool} />
        </button>
      ))}
    </div>
  )
}
