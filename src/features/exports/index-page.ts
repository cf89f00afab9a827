import { html, type Html } from '../../html.ts'
import { hrefOf, printPage } from './page.ts'
import type { ExportedFiche, ExportedHead } from './schemas.ts'
import { sayDate, sayMoment, type Texts } from './texts.ts'

/** A fiche as the first page lists it. */
export type Listed = Pick<ExportedFiche, 'page' | 'state'> & { title: string, versionCount: number }

const printFiches = (t: Texts, fiches: Listed[]): Html => fiches.length === 0
  ? html`<p>${t.noFiche}</p>`
  : html`<table>
<thead><tr><th scope="col">${t.fiche}</th><th scope="col">${t.stateColumn}</th><th scope="col">${t.versions}</th></tr></thead>
<tbody>${fiches.map(({ page, title, state, versionCount }) => html`
<tr><td><a href="${hrefOf(page)}">${title}</a></td><td>${t.state[state]}</td><td>${versionCount}</td></tr>`)}
</tbody></table>`

function period (t: Texts, { startsOn, endsOn }: ExportedHead['experiences'][number]): string {
  if (startsOn !== null && endsOn !== null) return t.from(sayDate(t, startsOn), sayDate(t, endsOn))
  if (startsOn !== null) return t.since(sayDate(t, startsOn))
  return endsOn === null ? '' : t.until(sayDate(t, endsOn))
}

function printExperiences (t: Texts, experiences: ExportedHead['experiences']): Html {
  const items = experiences.map(experience =>
    html`<li>${[experience.title, experience.host, period(t, experience)].filter(text => text !== '').join(', ')}</li>`)
  return html`${items.length > 0 && html`<h2>${t.experiences}</h2>\n<ul>${items}</ul>`}`
}

function printPlans (t: Texts, { plannedTraces, competences }: ExportedHead): Html {
  const codes = new Map(competences.map(({ id, code }) => [id, code]))
  const items = plannedTraces.map(({ competenceId, text }) => html`<li>${codes.get(competenceId)} ${text}</li>`)
  return html`${items.length > 0 && html`<h2>${t.plans}</h2>\n<ul>${items}</ul>`}`
}

/** The archive's first page: what there is, and where. */
export function printIndex (t: Texts, head: ExportedHead, fiches: Listed[]): string {
  const { student, unit, organisation, exportedAt, experiences } = head
  return printPage(t, t.of(student.name), html`<main>
<h1>${t.portfolio}</h1>
<p>${student.name} · ${unit.code} ${unit.title} · ${organisation.name}</p>
<p class="quiet">${t.exported(sayMoment(t, exportedAt))} ${t.json}<a href="portfolio.json">portfolio.json</a></p>
<h2>${t.fiches}</h2>
${printFiches(t, fiches)}
${printExperiences(t, experiences)}
${printPlans(t, head)}
</main>`)
}
