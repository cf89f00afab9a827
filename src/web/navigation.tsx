import { useEffect, useRef } from 'preact/hooks'
import type { Me } from './api/types.ts'
import { Icon, type IconName } from './components/icon.tsx'
import { useI18n } from './i18n/context.ts'
import type { Messages } from './i18n/messages.ts'
import { isAdministrator, isStaff, isStudent, useMe } from './person.ts'
import { links, type Route } from './routes.ts'
import { useMedia } from './use-media.ts'

interface Item { href: string, here: boolean, icon: IconName, text: string }

const shown = (when: boolean, item: Item): Item[] => when ? [item] : []
/** With `?student=` it is another's: then none of one's own is where one is. */
const ownHere = (route: Route, screen: 'dashboard' | 'timeline' | 'experiences'): boolean => route.screen === screen && route.studentId === null

function mainItems (t: Messages, me: Me, route: Route, card: string | null): Item[] {
  const reads = isStudent(me) || isStaff(me)
  return [
    ...shown(reads, { href: links.list(), here: route.screen === 'list', icon: 'list', text: t.nav.list }),
    ...shown(card !== null, { href: card ?? '', here: route.screen === 'card', icon: 'card', text: t.nav.card }),
    ...shown(reads, { href: links.search(), here: route.screen === 'search', icon: 'search', text: t.nav.search }),
    ...shown(isStudent(me), { href: links.new(), here: route.screen === 'new', icon: 'add', text: t.nav.add }),
    ...shown(isStaff(me) || isAdministrator(me), { href: links.people(), here: route.screen === 'people', icon: 'people', text: t.nav.people })
  ]
}

function otherItems (t: Messages, me: Me, route: Route): Item[] {
  const student = isStudent(me)
  return [
    ...shown(student, { href: links.dashboard(), here: ownHere(route, 'dashboard'), icon: 'dashboard', text: t.nav.dashboard }),
    ...shown(student, { href: links.timeline(), here: ownHere(route, 'timeline'), icon: 'timeline', text: t.nav.timeline }),
    ...shown(student, { href: links.experiences(), here: ownHere(route, 'experiences'), icon: 'experiences', text: t.nav.experiences }),
    ...shown(isAdministrator(me), { href: links.administration(), here: route.screen === 'administration', icon: 'administration', text: t.nav.administration }),
    { href: links.data(), here: route.screen === 'data', icon: 'download', text: t.nav.data }
  ]
}

const Entry = ({ item: { href, here, icon, text } }: { item: Item }) => (
  <li><a href={href} aria-current={here ? 'page' : undefined}><Icon name={icon} /><span>{text}</span></a></li>
)

/** Open until something is chosen, Escape is pressed, or one goes elsewhere. */
function More ({ items }: { items: Item[] }) {
  const { t } = useI18n()
  const details = useRef<HTMLDetailsElement>(null)
  const close = (): void => { if (details.current !== null) details.current.open = false }
  useEffect(() => {
    const leave = ({ target }: Event): void => { if (target instanceof Node && details.current?.contains(target) === false) close() }
    addEventListener('pointerdown', leave)
    addEventListener('focusin', leave)
    return () => {
      removeEventListener('pointerdown', leave)
      removeEventListener('focusin', leave)
    }
  }, [])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || details.current?.open !== true) return
    close()
    details.current.querySelector('summary')?.focus()
  }
  return (
    <li>
      <details class='nav-more' ref={details} onKeyDown={onKeyDown}>
        <summary class={items.some(({ here }) => here) ? 'here' : undefined}><Icon name='more' /><span>{t.nav.more}</span></summary>
        <ul onClick={close}>{items.map(item => <Entry key={item.href} item={item} />)}</ul>
      </details>
    </li>
  )
}

/** The fiche that was read last: «Affichage fiche» leads back to it while the page lives. */
function useLastCard (route: Route): string | null {
  const last = useRef<string | null>(null)
  if (route.screen === 'card') last.current = links.card(route.ficheId, route.version ?? undefined)
  return last.current
}

/** As many have room on the narrowest phone. */
const mostOnPhone = 5

/**
 * How many of the other views stay on the line of those of every day: all where few are, else two, one in a course page's frame,
 * none on a phone.
 */
function useRoom (main: Item[], others: Item[]): number {
  const isWide = useMedia('(min-width: 62rem)')
  const isNarrow = useMedia('(max-width: 54rem)')
  if (main.length + others.length <= mostOnPhone) return others.length
  return isWide ? 2 : isNarrow ? 0 : 1
}

/** The views of the tool by their names: those of every day, and behind one button the others that have no room. */
export function Navigation ({ route }: { route: Route }) {
  const { t } = useI18n()
  const me = useMe()
  const main = mainItems(t, me, route, useLastCard(route))
  const others = otherItems(t, me, route)
  const room = useRoom(main, others)
  return (
    <nav class='main-nav' aria-label={t.nav.label}>
      <ul>
        {[...main, ...others.slice(0, room)].map(item => <Entry key={item.href} item={item} />)}
        {room < others.length && <More items={others.slice(room)} />}
      </ul>
    </nav>
  )
}
