import { useEffect, useState } from 'preact/hooks'
import { api } from '../../api.ts'
import type { Score } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import { isStaff, useMe } from '../../person.ts'
import { NoColumn } from './no-column.tsx'

const pollMs = 1_000
const mostPolls = 20

/** The activity's score for a student; asked for again while the gradebook has not answered yet. */
function useScore (activityId: string, studentId: string, since: string) {
  const [score, setScore] = useState<Score | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    const poll = async (left: number): Promise<void> => {
      const { items } = await api.listScores(studentId)
      if (gone) return
      const found = items.find(({ activity }) => activity.id === activityId) ?? null
      setScore(found)
      if (found?.state === 'waiting' && left > 0) timer = setTimeout(() => { poll(left - 1).catch(() => {}) }, pollMs)
    }
    poll(mostPolls).catch(() => {})
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [activityId, studentId, since, round])
  return { score, again: () => setRound(count => count + 1) }
}

const icons = { waiting: 'submitted', sent: 'approved', refused: 'warning' } as const

/** Whether Moodle's gradebook has what it is owed. */
export function ScoreStatus ({ studentId, since }: { studentId: string, since: string }) {
  const { t, dateTime } = useI18n()
  const me = useMe()
  const { activity } = me
  const { score, again } = useScore(activity.id, studentId, since)
  if (!activity.graded) return <p class='score quiet'><Icon name='info' /><span>{t.score.ungraded}</span></p>
  if (score === null) return null
  const resend = async (): Promise<void> => {
    await api.resendScore(activity.id, studentId)
    again()
  }
  return (
    <div class={`score score-${score.state}`} role='status'>
      <Icon name={icons[score.state]} />
      <div>
        <p><strong>{t.score.title}</strong> {score.given} / {score.maximum}</p>
        <p>{score.state === 'sent' && score.sentAt !== null ? t.score.sent(dateTime(score.sentAt)) : t.score[score.state === 'refused' ? 'refused' : 'waiting']}</p>
        {score.error !== null && score.state !== 'sent' && <p class='quiet'>{new Map(Object.entries(t.scoreErrors)).get(score.error) ?? t.score.unknownError}</p>}
        {score.error === 'gone' && isStaff(me) && <NoColumn lost />}
        {score.state === 'refused' && <Button small onClick={() => { resend().catch(again) }}>{t.score.resend}</Button>}
      </div>
    </div>
  )
}
