import { useState } from 'preact/hooks'
import { api } from '../../api.ts'
import type { Profile } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { focusOn } from '../../components/error-summary.tsx'
import { Failure } from '../../components/failure.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useI18n } from '../../i18n/context.ts'
import { useLoad } from '../../use-load.ts'
import { sentenceIn } from '../writing/sentence.ts'
import { GuidanceForm } from './guidance-form.tsx'
import { GuidanceVersion } from './guidance-version.tsx'
import { Rules } from './rules.tsx'
import './method.scss'

const editButton = 'edit-guidance'

interface PartProps { profile: Profile, onChanged: (profile: Profile) => void, reload: () => void }

function Guidance ({ profile: { guidance }, onChanged, reload }: PartProps) {
  const { t, locale } = useI18n()
  const [editing, edit] = useState(false)
  const close = (): void => {
    edit(false)
    requestAnimationFrame(() => focusOn(editButton))
  }
  const saved = (profile: Profile): void => {
    onChanged(profile)
    close()
  }
  const cancel = (): void => {
    reload()
    close()
  }
  if (editing) return <GuidanceForm guidance={guidance} onSaved={saved} onCancel={cancel} onBack={() => edit(true)} />
  return (
    <>
      <h3>{t.method.guidanceTitle}</h3>
      <p>{t.method.counts(guidance.description.length + guidance.analysis.length, guidance.examples.length)} <GuidanceVersion guidance={guidance} /></p>
      <p class='quiet'>{sentenceIn(locale, guidance.credit)}</p>
      <Button icon='pencil' id={editButton} onClick={() => edit(true)}>{t.method.edit}</Button>
    </>
  )
}

/** The unit's «Démarche». Asked anew: it may have changed since the page was opened. */
export function Method () {
  const { t } = useI18n()
  const { loaded, reload, set } = useLoad(async () => (await api.readMe()).unit.profile, [])
  return (
    <section class='method' aria-labelledby='method'>
      <h2 id='method'>{t.method.title}</h2>
      {loaded.state === 'loading' && <Skeleton rows={2} />}
      {loaded.state === 'failed' && <Failure part problem={loaded.problem} retry={reload} />}
      {loaded.state === 'ready' && (
        <>
          <Rules profile={loaded.value} onChanged={set} />
          <Guidance key={loaded.value.kind} profile={loaded.value} onChanged={set} reload={reload} />
        </>
      )}
    </section>
  )
}
