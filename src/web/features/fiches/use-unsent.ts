import { useEffect, useRef } from 'preact/hooks'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { goTo } from '../../router.ts'
import { links } from '../../routes.ts'
import { useLeaveWarning } from '../../use-leave-warning.ts'
import { keepWaiting, takeWaiting } from './leaving.ts'
import type { DraftInHand, DraftStart } from './use-draft.ts'
import type { Uploads } from './use-uploads.ts'

/** Files that have not arrived when the form is closed: they are told of, and go when it is opened again. */
function useWaiting ({ ficheId, isNew }: DraftStart, { uploads, begin }: Uploads): void {
  const { t: { form: words } } = useI18n()
  const latest = useRef({ uploads, words })
  latest.current = { uploads, words }
  useEffect(() => {
    begin(takeWaiting(ficheId))
    return () => {
      const { uploads, words } = latest.current
      keepWaiting(ficheId, uploads.map(({ file }) => file))
      const run = (): void => goTo(isNew ? links.new(ficheId) : links.write(ficheId))
      if (uploads.length > 0) notify({ text: words.unsent(uploads.length), undo: { label: words.reopen, run } })
    }
  }, [])
}

/** What would go with the form, as the server does not have it: files on their way, and texts that the browser could not keep. */
export function useUnsent (start: DraftStart, { kept, save }: DraftInHand, uploads: Uploads): void {
  useWaiting(start, uploads)
  useLeaveWarning(uploads.uploads.length > 0 || (!kept && save.phase !== 'idle'))
}
