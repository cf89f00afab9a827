import { useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { asProblem, type ApiProblem } from '../../api/problem.ts'
import type { Platform, PlatformCheck } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { useI18n } from '../../i18n/context.ts'
import type { Messages } from '../../i18n/messages.ts'
import { problemText } from '../../i18n/problems.ts'
import { CheckLines } from './check-lines.tsx'

type State = { name: 'idle' | 'running' } | { name: 'done', check: PlatformCheck } | { name: 'failed', problem: ApiProblem }

/** The whole in one sentence. */
function verdict (t: Messages, { lines }: PlatformCheck): string {
  const count = (outcome: string): number => lines.filter(line => line.outcome === outcome).length
  if (count('failed') > 0) return t.check.broken(count('failed'))
  return count('warning') > 0 ? t.check.watch(count('warning')) : t.check.sound
}

/** Looks whether everything works between a platform and Preuves, and says what to change. */
export function Check ({ platform }: { platform: Platform }) {
  const { t, dateTime } = useI18n()
  const [state, setState] = useState<State>({ name: 'idle' })
  async function run (): Promise<void> {
    setState({ name: 'running' })
    try {
      setState({ name: 'done', check: await api.checkPlatform(platform.id) })
    } catch (error) {
      setState({ name: 'failed', problem: asProblem(error) })
    }
  }
  const running = state.name === 'running'
  return (
    <div class='check'>
      <Button icon='check' busy={running} aria-label={t.check.runOf(platform.name)} onClick={() => void run()}>{t.check.run}</Button>
      {running && <progress class='check-progress' aria-label={t.check.run} />}
      <p class='check-verdict' role='status'>
        {running && t.check.running}
        {state.name === 'done' && <><strong>{verdict(t, state.check)}</strong> {t.check.doneAt(dateTime(state.check.checkedAt))}</>}
      </p>
      {state.name === 'failed' && <Notice kind='warning' urgent>{problemText(t, state.problem)}</Notice>}
      {state.name === 'done' && <CheckLines lines={state.check.lines} />}
    </div>
  )
}
