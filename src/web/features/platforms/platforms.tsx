import { api } from '../../api.ts'
import type { Platform } from '../../api/types.ts'
import { Failure } from '../../components/failure.tsx'
import { Icon } from '../../components/icon.tsx'
import { Moment } from '../../components/moment.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useI18n } from '../../i18n/context.ts'
import { useLoad } from '../../use-load.ts'
import { Check } from './check.tsx'
import { Connect } from './connect.tsx'

function PlatformView ({ platform }: { platform: Platform }) {
  const { t } = useI18n()
  const facts = [
    [t.platform.issuer, platform.issuer],
    [t.platform.clientId, platform.clientId],
    [t.platform.deployments, platform.deploymentIds.join(', ')]
  ] as const
  return (
    <article class='platform'>
      <h3>{platform.name}</h3>
      <p class={`badge ${platform.active ? 'state-approved' : 'state-draft'}`}>
        <Icon name={platform.active ? 'approved' : 'draft'} />{platform.active ? t.platform.active : t.platform.inactive}
      </p>
      <dl class='facts'>
        {facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd><code>{value}</code></dd></div>)}
        <div><dt>{t.platform.since}</dt><dd><Moment at={platform.createdAt} /></dd></div>
      </dl>
      <Check platform={platform} />
    </article>
  )
}

/** Which LMS is connected. */
export function Platforms () {
  const { t } = useI18n()
  const { loaded, reload } = useLoad(api.listPlatforms, [])
  return (
    <section aria-labelledby='platforms'>
      <h2 id='platforms'>{t.platform.title}</h2>
      <p class='lead'>{t.platform.text}</p>
      {loaded.state === 'loading' && <Skeleton rows={1} />}
      {loaded.state === 'failed' && <Failure part problem={loaded.problem} retry={reload} />}
      {loaded.state === 'ready' && (loaded.value.items.length === 0
        ? <p>{t.platform.none}</p>
        : loaded.value.items.map(platform => <PlatformView key={platform.id} platform={platform} />))}
      <Connect />
    </section>
  )
}
