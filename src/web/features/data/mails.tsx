import { useRef, useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { asProblem } from '../../api/problem.ts'
import type { Me, MailRhythm } from '../../api/types.ts'
import { Failure } from '../../components/failure.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { useLoad } from '../../use-load.ts'

const rhythms = ['immediate', 'daily', 'weekly', 'never'] as const
const hint = 'mails-hint'

function Choice ({ first }: { first: MailRhythm }) {
  const { t } = useI18n()
  const [chosen, choose] = useState(first)
  const kept = useRef(first)
  const turn = useRef(Promise.resolve())

  async function keep (next: MailRhythm): Promise<void> {
    try {
      await api.changeMails(next)
      kept.current = next
      notify({ text: t.data.mailsChanged[next] })
    } catch (error) {
      choose(kept.current)
      notify({ text: problemText(t, asProblem(error)) })
    }
  }

  // One after the other: an arrow key goes through all of them, and the last one counts.
  const change = (next: MailRhythm): void => {
    choose(next)
    turn.current = turn.current.then(() => keep(next))
  }

  return (
    <fieldset class='mail-rhythm' aria-describedby={hint}>
      <legend>{t.data.mailsWhen}</legend>
      {rhythms.map(rhythm => (
        <label key={rhythm}>
          <input type='radio' name='mails' checked={chosen === rhythm} onChange={() => change(rhythm)} />
          {t.data.mailsRhythm[rhythm]}
        </label>
      ))}
      <p class='form-text' id={hint}>{t.data.mailsHint}</p>
    </fieldset>
  )
}

function Offer ({ me: { mails, email } }: { me: Me }) {
  const { t } = useI18n()
  if (mails === null) return null
  return (
    <section aria-labelledby='data-mails'>
      <h2 id='data-mails'>{t.data.mailsTitle}</h2>
      {email === null
        ? <p>{t.data.mailsNoAddress}</p>
        : <><p>{t.data.mailsText(email)}</p><Choice first={mails} /></>}
    </section>
  )
}

/** How often mails tell what is new, where there are any. Asked anew: the address in a mail may have stopped them meanwhile. */
export function Mails () {
  const { loaded, reload } = useLoad(api.readMe, [])
  if (loaded.state === 'loading') return <Skeleton rows={1} />
  if (loaded.state === 'failed') return <Failure part problem={loaded.problem} retry={reload} />
  return <Offer me={loaded.value} />
}
