import { useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { asProblem, type ApiProblem } from '../../api/problem.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { useMe } from '../../person.ts'

/** The activity has no column, or has lost it: how to change that in Moodle, or a column of our own. */
export function NoColumn ({ lost = false }: { lost?: boolean }) {
  const { t } = useI18n()
  const { activity } = useMe()
  const [missing, setMissing] = useState(lost || !activity.graded)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  if (!missing) return null
  const add = async (): Promise<void> => {
    setBusy(true)
    try {
      await api.addColumn()
      setMissing(false)
      notify({ text: t.column.added })
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Notice kind='info' title={t.column.title}>
      <p>{t.column.text}</p>
      {problem !== null && <p role='alert'>{problemText(t, problem)}</p>}
      <Button small busy={busy} onClick={() => { void add() }}>{t.column.add}</Button>
    </Notice>
  )
}
