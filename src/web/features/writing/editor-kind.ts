import { useEffect, useState } from 'preact/hooks'
import { localStore } from '../../kept.ts'
import type { richText } from './rich-text.tsx'

export type EditorKind = 'visual' | 'plain'

const key = 'preuves.editor'

const keptKind = (): EditorKind => localStore.get(key) === 'plain' ? 'plain' : 'visual'

/** How one likes to write, here and at the next visit. */
export function useEditorKind (): [EditorKind, (kind: EditorKind) => void] {
  const [kind, setKind] = useState(keptKind)
  const choose = (next: EditorKind): void => {
    localStore.set(key, next)
    setKind(next)
  }
  return [kind, choose]
}

let part: typeof richText | undefined

/** The visual editor's code, once it is there; without it one writes plain text. */
export function useRichText (wanted: boolean): typeof richText | undefined {
  const [, setReady] = useState(part !== undefined)
  useEffect(() => {
    if (!wanted || part !== undefined) return
    import('./rich-text.tsx').then(module => {
      part = module.richText
      setReady(true)
    }, () => {})
  }, [wanted])
  return wanted ? part : undefined
}
