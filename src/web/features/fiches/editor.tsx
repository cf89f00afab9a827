import { useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { asProblem, type ApiProblem } from '../../api/problem.ts'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { SummaryItem } from '../../components/summary-item.ts'
import { Heading } from '../../components/heading.tsx'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import type { Messages } from '../../i18n/messages.ts'
import { problemText } from '../../i18n/problems.ts'
import { useMe } from '../../person.ts'
import { goTo } from '../../router.ts'
import { links } from '../../routes.ts'
import { Conflict } from './conflict.tsx'
import { EditorFields } from './editor-fields.tsx'
import { standing, summaryOf } from './field-problems.ts'
import type { Form } from './form.ts'
import { Recovered } from './recovered.tsx'
import { SaveStatus } from './save-status.tsx'
import { useDraft, type DraftInHand } from './use-draft.ts'
import type { WriteData } from './write-data.ts'

interface Refused { items: SummaryItem[], problem: ApiProblem, form: Form }

/** Publishes what is in the form, once all of it is on the server. */
function usePublication (draft: DraftInHand, { start, number }: WriteData) {
  const { t } = useI18n()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  async function publish (): Promise<void> {
    setBusy(true)
    setRefused(null)
    try {
      await draft.ensureCreated()
      if (!await draft.flush()) return
      await api.publish(start.ficheId, draft.revision())
      notify({ text: t.write.published(number) })
      goTo(links.card(start.ficheId))
    } catch (error) {
      const problem = asProblem(error)
      setRefused({ problem, form: draft.form, items: summaryOf(t, problem, draft.form) })
    } finally {
      setBusy(false)
    }
  }
  return { busy, refused, publish }
}

const Refusal = ({ refused: { items, problem } }: { refused: Refused }) => {
  const { t } = useI18n()
  if (items.length > 0) return <ErrorSummary title={t.write.incomplete(items.length)} items={items} />
  return <Notice kind='danger' urgent title={t.write.notPublished}><p>{problemText(t, problem)}</p></Notice>
}

function titleOf (t: Messages, { start, number }: WriteData): string {
  if (number > 1) return t.write.improveTitle(number)
  return start.isNew ? t.nav.add : t.write.goOnTitle
}

/** The form of a proof. It has no button to save: it saves itself. */
export function Editor ({ data }: { data: WriteData }) {
  const { t } = useI18n()
  const me = useMe()
  const draft = useDraft(data.start, me.id)
  const { busy, refused, publish } = usePublication(draft, data)
  const isFirst = data.number === 1
  return (
    <form class='write' noValidate onSubmit={event => { event.preventDefault(); if (!busy) void publish() }}>
      {!isFirst && <a class='back' href={links.card(data.start.ficheId)}><Icon name='back' />{t.nav.card}</a>}
      <Heading name={titleOf(t, data)} />
      <p class='lead'>{isFirst ? t.write.intro : t.write.improveIntro(data.number - 1)}</p>
      {refused !== null && <Refusal refused={refused} />}
      <Recovered draft={draft} data={data} />
      {draft.save.phase === 'conflict' && <Conflict draft={draft} other={draft.save.other.content} competences={data.competences.items} />}
      <div onFocusOut={() => { void draft.flush() }}>
        <EditorFields draft={draft} data={data} problems={refused === null ? [] : standing(refused.items, refused.form, draft.form)} />
      </div>
      <div class='write-bar'>
        <SaveStatus save={draft.save} kept={draft.kept} />
        <Button kind='primary' submit busy={busy}>{t.write.publish(data.number)}</Button>
      </div>
    </form>
  )
}
