import { useEffect, useRef, useState } from 'preact/hooks'
import { api } from '../../api.ts'
import type { LinkCheck } from '../../api/types.ts'
import { Icon, type IconName } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'

type Word = 'reachable' | 'login' | 'gone' | 'unreachable' | 'unknown' | 'direct'

const icons = { reachable: 'check', login: 'lock', gone: 'close', unreachable: 'warning', unknown: 'question', direct: 'lock' } as const satisfies Record<Word, IconName>

/** No server can see whom a Nextcloud file is shared with. */
function wordOf ({ kind, outcome }: LinkCheck): Word {
  if (kind === 'nextcloud-direct' && outcome !== 'gone') return 'direct'
  return outcome === null || outcome === 'refused' ? 'unknown' : outcome
}

/** What the server saw when it looked at a link; asked when one gets to see it. */
function useCheck (url: string) {
  const place = useRef<HTMLSpanElement>(null)
  const [check, setCheck] = useState<LinkCheck | null>(null)
  useEffect(() => {
    let gone = false
    const watch = new IntersectionObserver(entries => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      watch.disconnect()
      // A link whose check fails is shown without a word: it is no news of the link.
      api.checkLink(url).then(found => { if (!gone) setCheck(found) }, () => {})
    })
    if (place.current !== null) watch.observe(place.current)
    return () => {
      gone = true
      watch.disconnect()
    }
  }, [url])
  return { place, check }
}

/** Whether a link can be opened, by word and shape. */
export function LinkState ({ url }: { url: string }) {
  const { t } = useI18n()
  const { place, check } = useCheck(url)
  const word = check === null ? null : wordOf(check)
  return <span ref={place} class={`link-state link-${word ?? 'awaited'}`}>{word !== null && <><Icon name={icons[word]} />{t.linkCheck[word]}</>}</span>
}
