import { useRef, useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { asProblem, type ApiProblem } from '../../api/problem.ts'
import type { Fiche, NewDecision, Reviews, Version } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { useMe } from '../../person.ts'
import { useAttempts } from '../../use-attempts.ts'
import { ReasonForm, type ReasonedOutcome } from './reason-form.tsx'
import { ScoreStatus } from './score-status.tsx'

type Outcome = NewDecision['outcome']
interface JudgeProps { fiche: Fiche, version: Version, reviews: Reviews, onDecided: () => void }

/** Refusals that say that the fiche is not as it is shown. */
const overtaken = ['already-decided', 'stale']

/** Sends decisions, each with a way back: a decision that was a slip is reopened, not erased. */
function useDecide (fiche: Fiche, versionNumber: number, onDecided: () => void) {
  const { t } = useI18n()
  const [busy, setBusy] = useState<Outcome | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const idOf = useAttempts()
  async function decide (outcome: Outcome, reason = ''): Promise<boolean> {
    setBusy(outcome)
    setProblem(null)
    try {
      await api.decide(fiche.id, { id: idOf(`${versionNumber} ${outcome} ${reason}`), versionNumber, outcome, reason, sequence: fiche.sequence })
      const undo = { label: t.decision.undo, run: () => { void decide('reopened') } }
      notify(outcome === 'reopened' ? { text: t.decision.reopened } : { text: t.decision.done[outcome](versionNumber), undo })
      idOf(null)
      onDecided()
      return true
    } catch (error) {
      const failed = asProblem(error)
      setProblem(failed)
      if (overtaken.includes(failed.code)) onDecided()
      return false
    } finally {
      setBusy(null)
    }
  }
  return { busy, problem, decide }
}

/** Staff: what to decide of the newest version, and what the gradebook knows of it. */
export function Judge ({ fiche, version, onDecided }: JudgeProps) {
  const { t } = useI18n()
  const { unit: { profile } } = useMe()
  const [asking, ask] = useState<ReasonedOutcome | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  // What was pressed goes away with the decision.
  const decided = (): void => {
    heading.current?.focus({ preventScroll: true })
    onDecided()
  }
  const { busy, problem, decide } = useDecide(fiche, version.number, decided)
  const decideWhy = async (outcome: ReasonedOutcome, reason: string): Promise<boolean> => {
    const done = await decide(outcome, reason)
    if (done) ask(null)
    return done
  }
  const cancel = (): void => {
    ask(null)
    heading.current?.focus({ preventScroll: true })
  }
  return (
    <section class='panel judge' aria-labelledby='judge'>
      <h2 id='judge' ref={heading} tabIndex={-1}>{t.decision.title(version.number)}</h2>
      {fiche.state === 'submitted' && asking === null && (
        <div class='actions'>
          <Button kind='success' icon='check' busy={busy === 'approved'} onClick={() => { void decide('approved') }}>{t.decision.approve}</Button>
          <Button icon='changes_requested' onClick={() => ask('changes_requested')}>{t.decision.request}</Button>
          {profile.admissibility && <Button icon='declined' onClick={() => ask('declined')}>{t.decision.decline}</Button>}
        </div>
      )}
      {fiche.state === 'submitted' && asking !== null && (
        <ReasonForm key={asking} fiche={fiche} outcome={asking} busy={busy === asking} onDecide={decideWhy} onCancel={cancel} />
      )}
      {fiche.state !== 'submitted' && (
        <>
          <p>{t.decision.standing[fiche.state]}</p>
          <Button small busy={busy === 'reopened'} onClick={() => { void decide('reopened') }}>{t.decision.undo}</Button>
        </>
      )}
      {problem !== null && <Notice kind='warning' urgent>{problem.code === 'stale' ? t.decision.overtaken : problemText(t, problem)}</Notice>}
      <ScoreStatus studentId={fiche.student.id} since={`${fiche.state}-${fiche.sequence}`} />
    </section>
  )
}
