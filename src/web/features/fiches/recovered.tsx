import { useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { localStore } from '../../kept.ts'
import { useMe } from '../../person.ts'
import { sameContent, type Form } from './form.ts'
import { FormGlance } from './form-glance.tsx'
import { findCopies, keepCopy, type FoundCopy } from './local-copies.ts'
import type { DraftInHand, DraftStart } from './use-draft.ts'
import type { WriteData } from './write-data.ts'

/** The copies that earlier visits of this form left behind. What the server has after all is forgotten. */
function findLeft (personId: string, start: DraftStart): FoundCopy[] {
  const copies = findCopies(localStore, personId).filter(({ ficheId }) => ficheId === start.ficheId)
  const [known, unknown] = [copies.filter(({ form }) => sameContent(form, start.content)), copies.filter(({ form }) => !sameContent(form, start.content))]
  for (const { key } of known) localStore.remove(key)
  return unknown
}

interface RecoveredProps { draft: DraftInHand, data: WriteData }

/** «Texte retrouvé»: what could not be saved last time, to take up or to drop. */
export function Recovered ({ draft, data: { start, fixed, competences } }: RecoveredProps) {
  const { t, dateTime } = useI18n()
  const me = useMe()
  const [copies, setCopies] = useState(() => findLeft(me.id, start))
  const drop = (copy: FoundCopy): void => {
    localStore.remove(copy.key)
    setCopies(copies => copies.filter(({ key }) => key !== copy.key))
  }
  const putBack = (copy: FoundCopy): void => {
    keepCopy(localStore, copy.key, copy)
    setCopies(copies => [...copies, copy])
  }
  const restore = (copy: FoundCopy): void => {
    const before = draft.form
    const settled: Partial<Form> = fixed ? { letter: before.letter, competenceIds: before.competenceIds } : {}
    draft.change(() => ({ ...copy.form, ...settled }))
    drop(copy)
    notify({ text: t.found.restored, undo: { label: t.undo, run: () => { draft.change(() => before); putBack(copy) } } })
  }
  const discard = (copy: FoundCopy): void => {
    drop(copy)
    notify({ text: t.found.discarded, undo: { label: t.undo, run: () => putBack(copy) } })
  }
  return (
    <>
      {copies.map(copy => (
        <Notice
          key={copy.key} kind='warning' title={t.found.here}
          actions={<><Button kind='primary' onClick={() => restore(copy)}>{t.found.restore}</Button><Button onClick={() => discard(copy)}>{t.found.discard}</Button></>}
        >
          <p>{t.found.text(dateTime(copy.at))}</p>
          <details><summary>{t.found.look}</summary><FormGlance form={copy.form} beside={draft.form} competences={competences.items} /></details>
        </Notice>
      ))}
    </>
  )
}
