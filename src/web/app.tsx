import { useEffect, useState } from 'preact/hooks'
import { api } from './api.ts'
import type { Me } from './api/types.ts'
import { Failure } from './components/failure.tsx'
import { Lazy } from './components/lazy.tsx'
import { ApiProblem } from './api/problem.ts'
import { Outside } from './outside.tsx'
import { ListScreen } from './features/fiches/list.tsx'
import { I18nContext } from './i18n/context.ts'
import { i18nOf, type I18n } from './i18n/index.ts'
import { isStaff, isStudent, MeContext } from './person.ts'
import { useRoute, type Place } from './router.ts'
import type { Route } from './routes.ts'
import { Shell } from './shell.tsx'

const loadCard = async () => (await import('./features/fiches/card.tsx')).CardScreen
const loadWrite = async () => (await import('./features/fiches/write.tsx')).WriteScreen
const loadSearch = async () => (await import('./features/search/search.tsx')).SearchScreen
const loadCompare = async () => (await import('./features/versions/compare.tsx')).CompareScreen
const loadDashboard = async () => (await import('./features/progress/dashboard.tsx')).DashboardScreen
const loadTimeline = async () => (await import('./features/progress/timeline.tsx')).TimelineScreen
const loadExperiences = async () => (await import('./features/experiences/experiences.tsx')).ExperiencesScreen
const loadData = async () => (await import('./features/data/data.tsx')).DataScreen
const loadPeople = async () => (await import('./features/people/people.tsx')).PeopleScreen
const loadAdministration = async () => (await import('./features/platforms/administration.tsx')).AdministrationScreen

function Screen ({ place: { route, visit } }: { place: Place }) {
  switch (route.screen) {
    case 'list': return <ListScreen view={route.view} />
    case 'card': return <Lazy key={`card-${visit}`} load={loadCard} props={{ ficheId: route.ficheId, version: route.version }} />
    case 'write': return <Lazy key={`write-${visit}`} load={loadWrite} props={{ ficheId: route.ficheId, origin: 'saved' as const }} />
    case 'new': return <Lazy key={`new-${visit}`} load={loadWrite} props={{ ficheId: route.ficheId, origin: route.ficheId === null ? 'fresh' as const : 'kept' as const }} />
    case 'search': return <Lazy key='search' load={loadSearch} props={{ view: route.view }} />
    case 'compare': return <Lazy key={`compare-${visit}`} load={loadCompare} props={{ ficheId: route.ficheId, before: route.before, after: route.after }} />
    case 'dashboard': return <Lazy key={`dashboard-${visit}`} load={loadDashboard} props={{ studentId: route.studentId }} />
    case 'timeline': return <Lazy key={`timeline-${visit}`} load={loadTimeline} props={{ studentId: route.studentId }} />
    case 'experiences': return <Lazy key={`experiences-${visit}`} load={loadExperiences} props={{ studentId: route.studentId }} />
    case 'data': return <Lazy key='data' load={loadData} props={{}} />
    case 'people': return <Lazy key='people' load={loadPeople} props={{}} />
    case 'administration': return <Lazy key='administration' load={loadAdministration} props={{}} />
    case 'unknown': return <Failure problem={new ApiProblem(404, 'not-found')} />
  }
}

/** An administrator who neither writes nor judges has no list to see. */
const homeOf = (me: Me, route: Route): Route =>
  route.screen === 'list' && !isStudent(me) && !isStaff(me) ? { screen: 'administration' } : route

const isWriting = (route: Route): boolean => route.screen === 'write' || route.screen === 'new'

/** Preuves, for somebody who is known. */
export function App ({ me: first, i18n: firstI18n }: { me: Me, i18n: I18n }) {
  const [me, setMe] = useState(first)
  const [i18n, setI18n] = useState(firstI18n)
  const [ended, setEnded] = useState(false)
  const place = useRoute()
  const route = homeOf(me, place.route)
  useEffect(() => api.session.onEnd(() => setEnded(true)), [])
  useEffect(() => { document.documentElement.lang = i18n.locale }, [i18n])
  const change = (next: Me): void => {
    void i18nOf(next.locale).then(loaded => {
      setMe(next)
      setI18n(loaded)
    })
  }
  return (
    <I18nContext.Provider value={i18n}>
      <MeContext.Provider value={me}>
        {ended && !isWriting(route)
          ? <Outside why='ended' />
          : <Shell route={route} onMe={change} ended={ended}><Screen place={{ ...place, route }} /></Shell>}
      </MeContext.Provider>
    </I18nContext.Provider>
  )
}
