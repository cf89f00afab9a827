import { Field } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import type { LinkCheck } from '../../api/types.ts'
import { fieldIds } from '../fiches/field-problems.ts'
import type { ProblemOf } from '../fiches/fields-props.ts'
import type { FormLink } from '../fiches/form.ts'
import { limits } from '../fiches/limits.ts'
import { hostOf } from '../fiches/links.ts'
import { CloudHelp } from './cloud-help.tsx'

/** What the server saw of a link. */
function Seen ({ check }: { check: LinkCheck | null | undefined }) {
  const { t } = useI18n()
  if (check === undefined) return null
  if (check === null) return <>{t.form.linkChecking}</>
  if (check.kind === 'nextcloud-direct' && check.outcome !== 'gone') return <span class='link-doubt'><Icon name='lock' />{t.linkCheck.direct}</span>
  if (check.outcome === 'reachable') return <span class='link-sound'><Icon name='check' />{t.linkCheck.reachable}</span>
  const word = check.outcome === null || check.outcome === 'refused' ? 'unknown' : check.outcome
  return <span class='link-doubt'><Icon name='warning' />{t.linkCheck[word]}</span>
}

interface LinkRowProps {
  trace: FormLink
  number: number
  check: LinkCheck | null | undefined
  problemOf: ProblemOf
  onChange: (change: Partial<FormLink>) => void
  onLeave: () => void
}

/** A trace that lies elsewhere. */
export function LinkRow ({ trace: { key, url, caption }, number, check, problemOf, onChange, onLeave }: LinkRowProps) {
  const { t } = useI18n()
  const id = fieldIds.url(key)
  const isWrong = url.trim() !== '' && hostOf(url.trim()) === undefined
  return (
    <>
      <Field id={id} label={number === 1 ? t.form.link : t.form.linkNumber(number)} hint={number === 1 ? t.form.linkHint : undefined} error={problemOf(id)}>
        {control => (
          <input
            {...control} class='form-control' type='url' inputMode='url' placeholder='https://' maxLength={limits.url} value={url}
            onInput={event => onChange({ url: event.currentTarget.value })} onBlur={onLeave}
          />
        )}
      </Field>
      <p class='link-seen' role='status'>{isWrong ? t.fieldProblems['url.not-a-link'] : <Seen check={check} />}</p>
      {check?.kind === 'nextcloud-direct' && <CloudHelp />}
      {url !== '' && (
        <Field id={fieldIds.caption(key)} label={t.form.linkCaption} optional>
          {control => <input {...control} class='form-control' maxLength={limits.caption} value={caption} onInput={event => onChange({ caption: event.currentTarget.value })} />}
        </Field>
      )}
    </>
  )
}
