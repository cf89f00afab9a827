import { useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { asProblem, type ApiProblem } from '../../api/problem.ts'
import type { Profile, ProfileChange } from '../../api/types.ts'
import { Notice } from '../../components/notice.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'

const kinds = ['proof', 'situation'] as const

/** Changes a rule, with a way back. Another kind brings guidance of its own: going back brings the old words back too. */
function useRules (profile: Profile, onChanged: (profile: Profile) => void) {
  const { t } = useI18n()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  async function attempt (work: () => Promise<void>): Promise<void> {
    setProblem(null)
    try {
      await work()
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  const say = (text: string, back: () => Promise<void>): void => notify({ text, undo: { label: t.undo, run: () => { void attempt(back) } } })
  const change = async (wanted: ProfileChange): Promise<void> => onChanged(await api.changeProfile(wanted))

  const changeKind = async (kind: Profile['kind']): Promise<void> => await attempt(async () => {
    const { description, analysis, examples } = profile.guidance
    await change({ kind })
    say(t.method.kindChanged[kind], async () => {
      const { guidance: { version } } = await api.changeProfile({ kind: profile.kind })
      await change({ guidance: { version, description, analysis, examples } })
    })
  })
  const changeDrafts = async (draftsReadable: boolean): Promise<void> => await attempt(async () => {
    await change({ draftsReadable })
    say(t.method.draftsChanged[draftsReadable ? 'on' : 'off'], async () => await change({ draftsReadable: !draftsReadable }))
  })
  return { problem, changeKind, changeDrafts }
}

/** What a portfolio of the unit is made of, and who reads what is not published. */
export function Rules ({ profile, onChanged }: { profile: Profile, onChanged: (profile: Profile) => void }) {
  const { t } = useI18n()
  const { problem, changeKind, changeDrafts } = useRules(profile, onChanged)
  return (
    <>
      {problem !== null && <Notice kind='warning' urgent>{problemText(t, problem)}</Notice>}
      <fieldset class='method-kind' aria-describedby='kind-hint'>
        <legend>{t.method.kindTitle}</legend>
        {kinds.map(kind => (
          <label key={kind}>
            {/* Until the answer comes, and when it is no, the choice is what it was. */}
            <input type='radio' name='kind' checked={profile.kind === kind} onClick={event => { event.preventDefault(); if (profile.kind !== kind) void changeKind(kind) }} />
            <span><strong>{t.method.kind[kind]}</strong> <span class='form-text'>{t.method.kindText[kind]}</span></span>
          </label>
        ))}
        <p class='form-text' id='kind-hint'>{t.method.kindHint}</p>
      </fieldset>
      <label class='method-switch'>
        <input
          type='checkbox' role='switch' checked={profile.draftsReadable} aria-describedby='drafts-hint'
          onChange={event => { void changeDrafts(event.currentTarget.checked) }}
        />
        <span><strong>{t.method.drafts}</strong> <span class='form-text' id='drafts-hint'>{t.method.draftsHint}</span></span>
      </label>
    </>
  )
}
