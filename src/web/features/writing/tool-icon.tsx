import type { Tool } from './commands.ts'

const shapes: Record<Tool, string> = {
  bold: 'M5 3h3.5a2.3 2.3 0 0 1 0 4.7H5zM5 7.7h4.2a2.6 2.6 0 0 1 0 5.3H5z',
  italic: 'M7 3h4.5M4.5 13H9M9.5 3l-3 10',
  heading: 'M4 3v10M12 3v10M4 8h8',
  bullets: 'M6.5 4H14M6.5 8H14M6.5 12H14M2.8 4v.1M2.8 8v.1M2.8 12v.1',
  numbers: 'M6.5 4H14M6.5 8H14M6.5 12H14M2 3l1-.7v3.2M2 7.4c.8-.8 2-.3 1.6.6L2 9.6h1.9M2 11.2h1.7l-.8 1c1.4.2.9 1.7-.9 1.4',
  quote: 'M3 12V8.5C3 6 4 4.6 6 4M9.5 12V8.5c0-2.5 1-3.9 3-4.5M3 9h3v3H3zM9.5 9h3v3h-3z',
  link: 'M6.5 9.5l3-3M7.5 4.5l1-1a2.8 2.8 0 0 1 4 4l-1 1M8.5 11.5l-1 1a2.8 2.8 0 0 1-4-4l1-1',
  undo: 'M5.5 3L2.5 6l3 3M2.5 6h7a3.5 3.5 0 0 1 0 7H6',
  redo: 'M10.5 3l3 3-3 3M13.5 6h-7a3.5 3.5 0 0 0 0 7H10'
}

export const ToolIcon = ({ tool }: { tool: Tool }) => (
  <svg class='icon' viewBox='0 0 16 16' aria-hidden='true' focusable='false'><path d={shapes[tool]} /></svg>
)
