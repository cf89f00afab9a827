import type { Trace } from '../../api/types.ts'
import { Icon } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import { LinkState } from './link-state.tsx'
import { hostOf } from './links.ts'
import { TraceMeta } from './trace-meta.tsx'

interface TraceLinkProps { trace: Extract<Trace, { kind: 'link' }> }

/** A trace that lies elsewhere. What is no web address stays words. */
export function TraceLink ({ trace }: TraceLinkProps) {
  const { t } = useI18n()
  const { url, caption } = trace
  const host = hostOf(url)
  const words = caption === '' ? url : caption
  return (
    <div class='trace-box'>
      <Icon name='link' />
      <div class='trace-words'>
        {host === undefined
          ? <p class='trace-caption'>{words}</p>
          : (
            <p class='trace-caption'>
              <a class={caption === '' ? undefined : 'trace-captioned'} href={url} target='_blank' rel='noopener noreferrer'>
                {words}<span class='visually-hidden'> {t.traces.opensElsewhere}</span> <Icon name='external' />
              </a>
            </p>
            )}
        <p class='trace-file'>
          {caption !== '' && host !== undefined && <span>{host}</span>}
          {host !== undefined && <LinkState url={url} />}
        </p>
        <TraceMeta trace={trace} />
      </div>
    </div>
  )
}
