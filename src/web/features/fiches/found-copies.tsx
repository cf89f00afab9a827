import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { localStore } from '../../kept.ts'
import { useMe } from '../../person.ts'
import { goTo } from '../../router.ts'
import { links } from '../../routes.ts'
import { allLeft } from './leaving.ts'
import { findCopies, keepCopy, type FoundCopy } from './local-copies.ts'

/** Texts that this browser kept because they could not be saved: offered wherever the person comes back. */
export function FoundCopies () {
  const { t, dateTime } = useI18n()
  const me = useMe()
  const [copies, setCopies] = useState<FoundCopy[]>([])
  const find = (): void => setCopies(findCopies(localStore, me.id))
  useEffect(() => { void allLeft().then(find) }, [])
  const discard = (copy: FoundCopy): void => {
    localStore.remove(copy.key)
    find()
    const run = (): void => { keepCopy(localStore, copy.key, copy); find() }
    notify({ text: t.found.discarded, undo: { label: t.undo, run } })
  }
  return (
    <>
      {copies.map(copy => (
        <Notice
          key={copy.key} kind='warning' title={t.found.title(copy.form.title === '' ? t.untitled : copy.form.title)}
          actions={
            <>
              <Button kind='primary' onClick={() => goTo(copy.isNew ? links.new(copy.ficheId) : links.write(copy.ficheId))}>{t.found.open}</Button>
              <Button onClick={() => discard(copy)}>{t.found.discard}</Button>
            </>
          }
        >
          <p>{t.found.text(dateTime(copy.at))}</p>
        </Notice>
      ))}
    </>
  )
}
