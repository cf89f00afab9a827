import { baseKeymap, chainCommands, exitCode, lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import { inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules'
import type { MarkType, NodeType } from 'prosemirror-model'
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list'
import type { Command, EditorState, Plugin } from 'prosemirror-state'
import { schema } from './schema.ts'

const { nodes, marks } = schema

/** What the toolbar can do, in its order. */
export const tools = ['bold', 'italic', 'heading', 'bullets', 'numbers', 'quote', 'link', 'undo', 'redo'] as const
export type Tool = typeof tools[number]

function isMarked (state: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = state.selection
  return empty ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, type)
}

/** The types of the blocks around the cursor, the innermost first. */
function around ({ selection: { $from } }: EditorState): NodeType[] {
  return Array.from({ length: $from.depth + 1 }, (_, index) => $from.node($from.depth - index).type)
}

const listAround = (state: EditorState): NodeType | undefined =>
  around(state).find(type => type === nodes.bullet_list || type === nodes.ordered_list)

/** Whether a tool's effect is on where the cursor is. */
export const isOn: Record<Tool, (state: EditorState) => boolean> = {
  bold: state => isMarked(state, marks.strong),
  italic: state => isMarked(state, marks.em),
  heading: state => state.selection.$from.parent.type === nodes.heading,
  bullets: state => listAround(state) === nodes.bullet_list,
  numbers: state => listAround(state) === nodes.ordered_list,
  quote: state => around(state).includes(nodes.blockquote),
  link: state => isMarked(state, marks.link),
  undo: () => false,
  redo: () => false
}

/** A list becomes plain, or of the other kind. */
const toggleList = (type: NodeType): Command => (state, dispatch, view) => {
  const current = listAround(state)
  if (current === undefined) return wrapInList(type)(state, dispatch, view)
  if (current === type) return liftListItem(nodes.list_item)(state, dispatch, view)
  const { $from } = state.selection
  const depth = Array.from({ length: $from.depth + 1 }, (_, index) => $from.depth - index).find(depth => $from.node(depth).type === current)
  if (depth === undefined) return false
  dispatch?.(state.tr.setNodeMarkup($from.before(depth), type))
  return true
}

/** `link` asks for an address: the panel does it. */
export const commands: Record<Exclude<Tool, 'link'>, Command> = {
  bold: toggleMark(marks.strong),
  italic: toggleMark(marks.em),
  heading: (state, ...rest) => setBlockType(isOn.heading(state) ? nodes.paragraph : nodes.heading)(state, ...rest),
  bullets: toggleList(nodes.bullet_list),
  numbers: toggleList(nodes.ordered_list),
  quote: (state, ...rest) => (isOn.quote(state) ? lift : wrapIn(nodes.blockquote))(state, ...rest),
  undo,
  redo
}

/** Where the link under the cursor lies; without one, what is selected. */
export function linkRange (state: EditorState): { from: number, to: number, href: string } {
  const { from, to, $from } = state.selection
  const mark = marks.link.isInSet($from.marks()) ?? marks.link.isInSet($from.nodeAfter?.marks ?? [])
  if (mark === undefined) return { from, to, href: '' }
  let [start, end] = [from, to]
  state.doc.nodesBetween($from.start(), $from.end(), (node, position) => {
    if (!mark.isInSet(node.marks) || position > to || position + node.nodeSize < from) return
    start = Math.min(start, position)
    end = Math.max(end, position + node.nodeSize)
  })
  return { from: start, to: end, href: String(mark.attrs.href) }
}

/** Sets the link under the cursor or on what is selected; on nothing, its address is its words. An empty one takes it away. */
export const setLink = (href: string): Command => (state, dispatch) => {
  const { from, to } = linkRange(state)
  const tr = state.tr.removeMark(from, to, marks.link)
  const mark = marks.link.create({ href })
  if (href !== '' && from === to) tr.replaceSelectionWith(schema.text(href, [mark]), false)
  else if (href !== '') tr.addMark(from, to, mark)
  dispatch?.(tr.removeStoredMark(marks.link).scrollIntoView())
  return true
}

const lineBreak: Command = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView())
  return true
})

/** Tab is not among them: it leaves, as from any field. */
export const keys: Record<string, Command> = {
  ...baseKeymap,
  Enter: chainCommands(splitListItem(nodes.list_item), baseKeymap.Enter ?? (() => false)),
  'Shift-Enter': lineBreak,
  'Mod-b': commands.bold,
  'Mod-i': commands.italic,
  'Mod-Alt-1': commands.heading,
  'Mod-Shift-7': commands.numbers,
  'Mod-Shift-8': commands.bullets,
  'Mod-Shift-9': commands.quote,
  'Mod-]': sinkListItem(nodes.list_item),
  'Mod-[': liftListItem(nodes.list_item),
  'Mod-z': undo,
  'Mod-y': redo,
  'Shift-Mod-z': redo
}

/** `# `, `- `, `1. ` and `> ` at the start of a paragraph do as they will when they are read. */
export const typing = (): Plugin => inputRules({
  rules: [
    textblockTypeInputRule(/^#\s$/, nodes.heading),
    wrappingInputRule(/^[-*]\s$/, nodes.bullet_list),
    wrappingInputRule(/^(\d{1,4})[.)]\s$/, nodes.ordered_list, match => ({ order: Number(match[1]) })),
    wrappingInputRule(/^>\s$/, nodes.blockquote)
  ]
})
