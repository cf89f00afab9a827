import type { ComponentChildren } from 'preact'
import { api } from './api.ts'
import { asProblem } from './api/problem.ts'
import type { Locale, Me } from './api/types.ts'
import { Notice } from './components/notice.tsx'
import { notify, Toasts } from './components/toast.tsx'
import { useI18n } from './i18n/context.ts'
import { problemText } from './i18n/problems.ts'
import { Navigation } from './navigation.tsx'
import { useMe } from './person.ts'
import type { Route } from './routes.ts'

function Unit () {
  const { unit, activity: { competence } } = useMe()
  return (
    <p class='unit'>
      <strong>{unit.title}</strong>
      {unit.code !== unit.title && <span class='unit-code'>{unit.code}</span>}
      {competence !== null && <span class='unit-code' title={competence.label}>{competence.code}</span>}
    </p>
  )
}

/** Named in the other language, for those who look for it. */
function LanguageSwitch ({ onMe }: { onMe: (me: Me) => void }) {
  const { locale, t } = useI18n()
  const other: Locale = locale === 'fr' ? 'en' : 'fr'
  const change = async (): Promise<void> => {
    try {
      onMe(await api.changeLocale(other))
    } catch (error) {
      notify({ text: problemText(t, asProblem(error)) })
    }
  }
  return <button type='button' class='language' lang={other} onClick={() => { void change() }}>{t.otherLanguage}</button>
}

interface ShellProps { route: Route, onMe: (me: Me) => void, ended: boolean, children: ComponentChildren }

/** What stands around every screen. */
export function Shell ({ route, onMe, ended, children }: ShellProps) {
  const { t } = useI18n()
  const me = useMe()
  const skip = (event: Event): void => {
    event.preventDefault()
    document.getElementById('main')?.focus()
  }
  return (
    <>
      <a class='skip' href='#main' onClick={skip}>{t.nav.skip}</a>
      <header class='top'>
        <div class='top-line'>
          <Unit />
          <p class='person'><span>{me.name}</span><LanguageSwitch onMe={onMe} /></p>
        </div>
        <Navigation route={route} />
      </header>
      <main id='main' tabIndex={-1}>
        {ended && <Notice kind='danger' urgent title={t.ended.title}><p>{t.ended.banner}</p></Notice>}
        {children}
      </main>
      <Toasts />
    </>
  )
}
