import type { Decision, StoredFile } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Heading } from '../../components/heading.tsx'
import { Icon } from '../../components/icon.tsx'
import { Markdown } from '../../components/markdown.tsx'
import { Notice } from '../../components/notice.tsx'
import { useI18n } from '../../i18n/context.ts'
import type { Messages } from '../../i18n/messages.ts'
import { useMe } from '../../person.ts'
import { links } from '../../routes.ts'
import { AdvicePanel } from '../writing/advice-panel.tsx'
import { useLinkChecks } from '../writing/use-link-checks.ts'
import { DeleteFiche } from './away-delete.tsx'
import { Conflict } from './conflict.tsx'
import { EditorFields } from './editor-fields.tsx'
import { leftOf } from './field-problems.ts'
import { fileTrace } from './form.ts'
import { Recovered } from './recovered.tsx'
import { Refusal } from './refusal.tsx'
import { SaveStatus } from './save-status.tsx'
import { useDraft } from './use-draft.ts'
import { usePublication } from './use-publication.ts'
import { useUnsent } from './use-unsent.ts'
import { useUploads } from './use-uploads.ts'
import type { WriteData } from './write-data.ts'

function titleOf (t: Messages, { start, number }: WriteData): string {
  if (number > 1) return t.write.improveTitle(number)
  return start.isNew ? t.nav.add : t.write.goOnTitle
}

/** What the tutor has asked for, where it is answered. */
function Asked ({ asked: { decidedBy, versionNumber, reason } }: { asked: Decision }) {
  const { t } = useI18n()
  return <Notice kind='info' title={t.decision.by.changes_requested(decidedBy.name, versionNumber)}><Markdown text={reason} /></Notice>
}

/** The form of a proof. It has no button to save: it saves itself. */
export function Editor ({ data }: { data: WriteData }) {
  const { t } = useI18n()
  const me = useMe()
  const { profile } = me.unit
  const draft = useDraft(data.start, me.id)
  const onDone = (file: StoredFile): void => draft.change(form =>
    ({ ...form, traces: [...form.traces, fileTrace(file)] }))
  const uploads = useUploads({ ficheId: data.start.ficheId, prepare: draft.ensureCreated, onDone })
  useUnsent(data.start, draft, uploads)
  const { checks, look } = useLinkChecks()
  const { busy, refused, publish } = usePublication(draft, uploads, data)
  const problems = refused === null ? [] : leftOf(t, refused, draft.form, uploads.uploads)
  const isFirst = data.number === 1
  return (
    <form class='write' noValidate onSubmit={event => { event.preventDefault(); if (!busy) void publish() }}>
      {!isFirst && <a class='back' href={links.card(data.start.ficheId)}><Icon name='back' />{t.nav.back}</a>}
      <Heading name={titleOf(t, data)} />
      <p class='lead'>{isFirst ? profile.draftsReadable ? t.write.introReadable : t.write.intro : t.write.improveIntro(data.number - 1)}</p>
      {refused !== null && <Refusal refused={refused} items={problems} />}
      {data.asked !== undefined && <Asked asked={data.asked} />}
      <Recovered draft={draft} data={data} />
      {draft.save.phase === 'conflict' && <Conflict draft={draft} other={draft.save.other.content} competences={data.competences.items} />}
      <div onFocusOut={() => { void draft.flush() }}>
        <EditorFields draft={draft} data={data} uploads={uploads} checks={checks} look={look} problems={problems} />
      </div>
      <AdvicePanel draft={draft} data={data} checks={checks} />
      {isFirst && <DeleteFiche start={data.start} draft={draft} uploads={uploads} />}
      <div class='write-bar'>
        <SaveStatus save={draft.save} kept={draft.kept} />
        <Button kind='primary' submit busy={busy}>{t.write.publish(data.number)}</Button>
      </div>
    </form>
  )
}
