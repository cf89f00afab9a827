import type { ComponentChildren } from 'preact'
import { api } from './api.ts'
import { asProblem } from './api/problem.ts'
import type { Locale, Me } from './api/types.ts'
import { Icon } from './components/icon.tsx'
import { Notice } from './components/notice.tsx'
import { notify, Toasts } from './components/toast.tsx'
import { useI18n } from './i18n/context.ts'
import { problemText } from './i18n/problems.ts'
import { isAdministrator, isStaff, isStudent, useMe } from './person.ts'
import { links, type Route } from './routes.ts'

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

function Navigation ({ screen }: { screen: Route['screen'] }) {
  const { t } = useI18n()
  const me = useMe()
  const items = [
    { shown: isStudent(me) || isStaff(me), href: links.list(), here: screen === 'list', icon: null, text: t.nav.list },
    { shown: isStudent(me), href: links.new(), here: screen === 'new', icon: 'add' as const, text: t.nav.add },
    { shown: isStaff(me) || isAdministrator(me), href: links.people(), here: screen === 'people', icon: null, text: t.nav.people },
    { shown: isAdministrator(me), href: links.administration(), here: screen === 'administration', icon: null, text: t.nav.administration }
  ]
  return (
    <nav class='main-nav' aria-label={t.nav.label}>
      <ul>
        {items.filter(({ shown }) => shown).map(({ href, here, icon, text }) => (
          <li key={href}><a href={href} aria-current={here ? 'page' : undefined}>{icon !== null && <Icon name={icon} />}{text}</a></li>
        ))}
      </ul>
    </nav>
  )
}

interface ShellProps { screen: Route['screen'], onMe: (me: Me) => void, ended: boolean, children: ComponentChildren }

/** What stands around every screen. */
export function Shell ({ screen, onMe, ended, children }: ShellProps) {
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
        <Navigation screen={screen} />
      </header>
      <main id='main' tabIndex={-1}>
        {ended && <Notice kind='danger' urgent title={t.ended.title}><p>{t.ended.banner}</p></Notice>}
        {children}
      </main>
      <Toasts />
    </>
  )
}
