import { useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { asProblem, type ApiProblem } from '../../api/problem.ts'
import type { Fiche, Reviews } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { goTo } from '../../router.ts'
import { links } from '../../routes.ts'

/** The reason of the request that still stands. */
const standingReason = (reviews: Reviews): string | undefined => reviews.decisions.findLast(decision => decision.outcome === 'changes_requested')?.reason

/** What the student can do next: begin the next version, or go on with it. */
export function Improve ({ fiche, reviews }: { fiche: Fiche, reviews: Reviews }) {
  const { t, dateTime } = useI18n()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const next = fiche.versions.length + 1
  const asked = fiche.state === 'changes_requested'
  async function begin (): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      if (fiche.draft === null) await api.startDraft(fiche.id)
      goTo(links.write(fiche.id))
    } catch (error) {
      setProblem(asProblem(error))
      setBusy(false)
    }
  }
  return (
    <section class='panel improve' aria-label={t.improve.label}>
      <h2>{t.improve.title[fiche.state]}</h2>
      {asked && <blockquote class='reason'>{standingReason(reviews)}</blockquote>}
      <p>{fiche.draft === null ? t.improve.text[fiche.state] : t.improve.drafted(next, dateTime(fiche.draft.updatedAt))}</p>
      {problem !== null && <Notice kind='warning' urgent>{problemText(t, problem)}</Notice>}
      <Button kind={asked || fiche.draft !== null ? 'primary' : 'secondary'} icon='pencil' busy={busy} onClick={() => { void begin() }}>
        {fiche.draft === null ? t.improve.begin(next) : t.improve.goOn(next)}
      </Button>
    </section>
  )
}
