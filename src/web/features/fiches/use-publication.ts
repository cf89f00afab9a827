import { useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { ApiProblem, asProblem } from '../../api/problem.ts'
import { focusOn } from '../../components/error-summary.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { goTo } from '../../router.ts'
import { links } from '../../routes.ts'
import type { SaveState } from './autosave.ts'
import type { Form } from './form.ts'
import { unsentFile, type Refused } from './field-problems.ts'
import { unbegun, type DraftInHand } from './use-draft.ts'
import type { Uploads } from './use-uploads.ts'
import type { WriteData } from './write-data.ts'

/** Why the form could not be saved first. */
function unsaved (save: SaveState<Form>): ApiProblem {
  if (save.phase === 'refused') return asProblem(save.error)
  return save.phase === 'ended' ? new ApiProblem(401, 'session-ended') : new ApiProblem(0, 'offline')
}

/** Publishes what is in the form, once all of it is on the server: a version never changes, and its files neither. */
export function usePublication (draft: DraftInHand, uploads: Uploads, { start, number }: WriteData) {
  const { t } = useI18n()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const refuse = (problem: ApiProblem): void => setRefused({ problem, form: draft.latest() })

  async function send (): Promise<void> {
    if (!await uploads.settle()) throw new ApiProblem(0, unsentFile)
    if (!await draft.flush()) throw unsaved(draft.saveNow())
    if (draft.revision() === unbegun) throw new ApiProblem(409, 'nothing-changed')
    await draft.ensureCreated()
    await api.publish(start.ficheId, draft.revision())
    notify({ text: t.write.published(number) })
    goTo(links.card(start.ficheId))
  }

  async function publish (): Promise<void> {
    setBusy(true)
    setRefused(null)
    try {
      await send()
    } catch (error) {
      // Which text is published is to be chosen first; the panel that asks may have come just now.
      if (draft.saveNow().phase === 'conflict') requestAnimationFrame(() => focusOn('conflict'))
      else refuse(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return { busy, refused, publish }
}
