import { history, redoDepth, undoDepth } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { DOMParser as ContentParser, Fragment, Slice, type Node } from 'prosemirror-model'
import { EditorState, Plugin, type Command, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { isOn, keys, tools, typing, type Tool } from './commands.ts'
import { parse, print } from './markdown.ts'
import { cleanPasted } from './paste.ts'
import { schema } from './schema.ts'

/** What the toolbar shows. */
export interface Standing { on: ReadonlySet<Tool>, canUndo: boolean, canRedo: boolean }

export interface VisualDeps {
  text: string
  attributes: () => Record<string, string>
  /** In characters of the text that is stored. */
  limit: number
  /** What was typed or pasted would not fit, and was not taken. */
  onFull: () => void
  onText: (text: string) => void
  onStanding: (standing: Standing) => void
  onImages: (images: File[]) => void
  onLink: () => void
  onEscape: () => void
}

export interface Visual {
  run: (command: Command) => void
  state: () => EditorState
  /** Shows a text that comes from elsewhere; the steps back end here. */
  show: (text: string) => void
  refresh: () => void
  focus: () => void
  close: () => void
}

/** A text as it was opened: what is back to where it was is sent as it was, byte for byte. */
interface Opened { text: string, doc: Node }

const open = (text: string): Opened => ({ text, doc: parse(text) })

const textOf = (opened: Opened, doc: Node): string => doc.eq(opened.doc) ? opened.text : print(doc)

const standingOf = (state: EditorState): Standing =>
  ({ on: new Set(tools.filter(tool => isOn[tool](state))), canUndo: undoDepth(state) > 0, canRedo: redoDepth(state) > 0 })

const fits = ({ docChanged, before, doc }: Transaction, limit: number): boolean =>
  !docChanged || doc.content.size <= before.content.size || doc.content.size < limit / 4 || print(doc).length <= limit

/** Like `maxlength`, but that it says so: what would not fit is not typed. */
const limited = ({ limit, onFull }: VisualDeps): Plugin => new Plugin({
  filterTransaction: transaction => {
    const taken = fits(transaction, limit)
    if (!taken) onFull()
    return taken
  }
})

/** Plain text: empty lines part its paragraphs. */
function paragraphsOf (text: string): Node[] {
  return text.replaceAll(/\r\n?/g, '\n').split(/\n{2,}/).filter(words => words.trim() !== '').map(words => {
    const lines = words.split('\n').filter(line => line !== '')
    return schema.node('paragraph', null, lines.flatMap((line, index) => index === 0 ? [schema.text(line)] : [schema.node('hard_break'), schema.text(line)]))
  })
}

/** What the clipboard's words become, and the images that lay between them. */
function readPasted (html: string, text: string): { slice: Slice, images: File[] } {
  const { body, images } = cleanPasted(html)
  const slice = body.textContent.trim() === '' ? Slice.maxOpen(Fragment.from(paragraphsOf(text))) : ContentParser.fromSchema(schema).parseSlice(body)
  return { slice, images }
}

function paste ({ state, dispatch }: EditorView, clipboard: DataTransfer, onImages: VisualDeps['onImages']): void {
  const text = clipboard.getData('text/plain')
  if (state.selection.$from.parent.type === schema.nodes.code_block) {
    dispatch(state.tr.insertText(text))
    return
  }
  const { slice, images } = readPasted(clipboard.getData('text/html'), text)
  if (slice.size > 0) dispatch(state.tr.replaceSelection(slice).scrollIntoView())
  // Files are taken where the whole screen's are.
  if (images.length > 0 && clipboard.files.length === 0) onImages(images)
}

/** Opens the visual editor over a CommonMark text. */
export function openVisual (place: HTMLElement, deps: VisualDeps): Visual {
  let opened = open(deps.text)
  const plugins = [
    typing(), keymap(keys), history(), limited(deps),
    keymap({ 'Mod-k': () => { deps.onLink(); return true }, Escape: () => { deps.onEscape(); return true } })
  ]
  const begin = (): EditorState => EditorState.create({ doc: opened.doc, plugins })
  const view = new EditorView(place, {
    state: begin(),
    attributes: deps.attributes,
    dispatchTransaction (transaction) {
      const state = view.state.apply(transaction)
      const isNew = !state.doc.eq(view.state.doc)
      view.updateState(state)
      deps.onStanding(standingOf(state))
      if (isNew) deps.onText(textOf(opened, state.doc))
    },
    handleDOMEvents: {
      // Before ProseMirror's own way, which reads the clipboard by markup made of strings.
      paste (view, event) {
        event.preventDefault()
        if (event.clipboardData !== null) paste(view, event.clipboardData, deps.onImages)
        return true
      }
    }
  })
  return {
    run: command => { command(view.state, view.dispatch, view) },
    state: () => view.state,
    show: text => {
      opened = open(text)
      view.updateState(begin())
      deps.onStanding(standingOf(view.state))
    },
    refresh: () => view.setProps({ attributes: deps.attributes }),
    focus: () => view.focus(),
    close: () => view.destroy()
  }
}
