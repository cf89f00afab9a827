import type { Dashboard } from '../../api/types.ts'
import { useI18n } from '../../i18n/context.ts'
import type { Messages } from '../../i18n/messages.ts'
import { links } from '../../routes.ts'

type Next = Dashboard['next']
type Words = Messages['dashboard']['step']

function sentence (words: Words, { kind, fiche, competence }: Next, untitled: string): string {
  const said = words[kind]
  if (typeof said === 'string') return said
  if (kind === 'prove-competence') return said(competence === null ? '' : `${competence.code} (${competence.label})`)
  return said(fiche === null || fiche.title === '' ? untitled : fiche.title)
}

function addressOf ({ kind, fiche }: Next): string {
  if (kind === 'done') return links.data()
  if (kind === 'wait') return '#plans'
  if (fiche === null) return links.new()
  return kind === 'finish-draft' ? links.write(fiche.id) : links.card(fiche.id)
}

/** The list of what is planned is further down on this page; the hash is the route, so the focus is moved by hand. */
function toPlans (event: MouseEvent): void {
  event.preventDefault()
  const heading = document.getElementById('plans')
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}

/** The one thing that is best done now. */
export function NextStep ({ next, isOwn }: { next: Next, isOwn: boolean }) {
  const { t } = useI18n()
  const text = sentence(isOwn ? t.dashboard.step : t.dashboard.staffStep, next, t.untitled)
  return (
    <section class='dash-next' aria-labelledby='dash-next'>
      <h2 id='dash-next'>{t.dashboard.next}</h2>
      <p>{text}</p>
      {isOwn && <a class='btn btn-primary' href={addressOf(next)} onClick={next.kind === 'wait' ? toPlans : undefined}>{t.dashboard.act[next.kind]}</a>}
      {!isOwn && next.fiche !== null && <a class='btn btn-secondary' href={links.card(next.fiche.id)}>{t.dashboard.see}</a>}
    </section>
  )
}
