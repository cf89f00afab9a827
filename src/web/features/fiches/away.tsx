import { useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { asProblem } from '../../api/problem.ts'
import type { Fiche } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { goTo } from '../../router.ts'
import { links } from '../../routes.ts'
import { formOf, contentOf } from './form.ts'

type Change = 'remove' | 'restore' | 'discard'

/**
 * What a student does with a whole fiche, each with its way back.
 *
 * @param onChanged what is shown has to be read again
 */
export function useAway (fiche: Fiche, onChanged: () => void) {
  const { t } = useI18n()
  const [busy, setBusy] = useState<Change | null>(null)
  const isPublished = fiche.versions.length > 0

  async function run (change: Change, work: () => Promise<void>): Promise<void> {
    setBusy(change)
    try {
      await work()
      // What was pressed goes away with what it did.
      document.getElementById('main')?.focus({ preventScroll: true })
    } catch (error) {
      notify({ text: problemText(t, asProblem(error)) })
    } finally {
      setBusy(null)
      onChanged()
    }
  }
  const restore = async (): Promise<void> => await run('restore', async () => {
    await api.restoreFiche(fiche.id)
    notify({ text: t.away.restored })
  })
  // From wherever one is by then: a list would go on without it.
  const show = (): void => goTo(links.card(fiche.id))
  const remove = async (): Promise<void> => await run('remove', async () => {
    await api.removeFiche(fiche.id)
    notify({ text: isPublished ? t.away.removed : t.away.deleted, undo: { label: t.undo, run: () => { void restore().then(show) } } })
  })
  const bringBack = async (content: ReturnType<typeof contentOf>): Promise<void> => await run('discard', async () => {
    const { revision } = await api.startDraft(fiche.id)
    await api.saveDraft(fiche.id, revision, content)
    notify({ text: t.away.draftBack })
  })
  const discard = async (): Promise<void> => await run('discard', async () => {
    if (fiche.draft === null) return
    const content = contentOf(formOf(fiche.draft))
    await api.discardDraft(fiche.id, fiche.draft.revision)
    notify({ text: t.away.discarded(fiche.versions.length + 1), undo: { label: t.undo, run: () => { void bringBack(content) } } })
  })
  return { busy, isPublished, remove, restore, discard }
}

/** Stands on a fiche that its student has taken away. */
export function AwayNotice ({ fiche, removedAt, onChanged }: { fiche: Fiche, removedAt: string, onChanged: () => void }) {
  const { t, date } = useI18n()
  const { busy, isPublished, restore } = useAway(fiche, onChanged)
  const when = date(removedAt)
  return (
    <Notice
      kind='warning' title={isPublished ? t.away.removedTitle(when) : t.away.deletedTitle(when)}
      actions={<Button busy={busy !== null} onClick={() => { void restore() }}>{t.away.restore}</Button>}
    >
      <p>{isPublished ? t.away.removedText : t.away.deletedText}{fiche.state === 'approved' && ` ${t.away.removedApproved}`}</p>
    </Notice>
  )
}
