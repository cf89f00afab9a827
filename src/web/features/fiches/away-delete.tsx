import { useRef, useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { asProblem } from '../../api/problem.ts'
import { Button } from '../../components/button.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { goTo } from '../../router.ts'
import { links } from '../../routes.ts'
import type { DraftInHand, DraftStart } from './use-draft.ts'
import type { Uploads } from './use-uploads.ts'

interface DeleteFicheProps { start: DraftStart, draft: DraftInHand, uploads: Uploads }

/** What was never published is deleted where it is written, with its way back. */
export function DeleteFiche ({ start: { ficheId, isNew }, draft, uploads }: DeleteFicheProps) {
  const { t } = useI18n()
  const [busy, setBusy] = useState(false)
  const exists = useRef(!isNew)
  if (draft.save.phase === 'idle' && draft.save.savedAt !== null) exists.current = true
  if (!exists.current) return null

  async function attempt (work: () => Promise<void>): Promise<void> {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      notify({ text: problemText(t, asProblem(error)) })
    } finally {
      setBusy(false)
    }
  }
  const restore = async (): Promise<void> => await attempt(async () => {
    await api.restoreFiche(ficheId)
    notify({ text: t.away.restored })
    goTo(links.write(ficheId))
  })
  const remove = async (): Promise<void> => await attempt(async () => {
    // What comes back is all that was typed.
    await draft.flush()
    await api.removeFiche(ficheId)
    uploads.uploads.forEach(uploads.remove)
    notify({ text: t.away.deleted, undo: { label: t.undo, run: () => { void restore() } } })
    goTo(links.list())
  })
  return <p><Button kind='link' small busy={busy} onClick={() => { void remove() }}>{t.away.delete}</Button></p>
}
