import { html, type Html } from '../../html.ts'
import type { Draft, Trace, Version } from '../fiches/schemas.ts'
import type { Comment, Decision } from '../reviews/schemas.ts'
import { printMarkdown } from './markdown.ts'
import { hrefOf, printPage } from './page.ts'
import type { ExportedFiche } from './schemas.ts'
import { sayDate, sayMoment, type Texts } from './texts.ts'

/** What a page needs to know beside its fiche. */
export interface Context {
  t: Texts
  student: string
  /** The competences of the unit, by their ids: a draft names them only. */
  competences: ReadonlyMap<string, string>
  situationTypes: ReadonlyMap<string, string>
  experiences: ReadonlyMap<string, string>
}

type Files = ExportedFiche['files']

const time = (t: Texts, instant: string): Html => html`<time datetime="${instant}">${sayMoment(t, instant)}</time>`

const traceType = (t: Texts, type: string): string => new Map(Object.entries(t.traceType)).get(type) ?? type

function fileOf (t: Texts, { file, alt, decorative }: Extract<Trace, { kind: 'file' }>, files: Files): Html {
  const path = files.find(({ id }) => id === file.id)?.path ?? null
  if (path === null) return html`<p>${t.missing(file.name)}</p>`
  const href = `../${hrefOf(path)}`
  if (file.width === null) return html`<p><a href="${href}">${file.name}</a></p>`
  return html`<a href="${href}"><img src="${href}" alt="${decorative ? '' : alt === '' ? file.name : alt}"></a>`
}

const linkOf = (url: string): Html =>
  /^https?:\/\//i.test(url) ? html`<p><a href="${url}" rel="noopener noreferrer">${url}</a></p>` : html`<p>${url}</p>`

function printTrace (t: Texts, trace: Trace, index: number, files: Files): Html {
  const { type, eventDate, confidential, caption } = trace
  const facts = [
    ...(type === '' ? [] : [html`${traceType(t, type)}`]),
    ...(eventDate === null ? [] : [html`<time datetime="${eventDate}">${sayDate(t, eventDate)}</time>`]),
    ...(confidential ? [html`${t.confidential}`] : [])
  ]
  return html`<li><figure>
${trace.kind === 'file' ? fileOf(t, trace, files) : linkOf(trace.url)}
<figcaption><strong>${caption === '' ? t.trace(index + 1) : caption}</strong>${facts.map(fact => html` · ${fact}`)}</figcaption>
</figure></li>`
}

const fact = (name: string, values: string[]): Html => html`${values.length > 0 && html`<dl><dt>${name}</dt>${values.map(value => html`<dd>${value}</dd>`)}</dl>`}`

interface Said extends Pick<Version, 'context' | 'description' | 'analysis' | 'contribution' | 'situationTypes' | 'traces'> {
  competences: string[]
  experience: string | null
}

function printContent ({ t, situationTypes }: Context, said: Said, files: Files): Html {
  const fields = (['context', 'description', 'analysis', 'contribution'] as const).filter(field => said[field].trim() !== '')
  return html`${fact(t.competences, said.competences)}
${fact(t.experience, said.experience === null ? [] : [said.experience])}
${fact(t.situationTypes, said.situationTypes.map(id => situationTypes.get(id) ?? id))}
${fields.map(field => html`<h3>${t.field[field]}</h3>\n${printMarkdown(said[field])}\n`)}
${said.traces.length > 0 && html`<h3>${t.traces}</h3>\n<ul>${said.traces.map((trace, index) => printTrace(t, trace, index, files))}</ul>`}`
}

const nameAcquired = (t: Texts, { code, label, acquired }: Version['competences'][number]): string =>
  `${code} ${label}${acquired ? ` ${t.acquired}` : ''}`

function printComment (t: Texts, { author, createdAt, reason, tracePosition, text }: Comment): Html {
  const about = [...(tracePosition === null ? [] : [t.trace(tracePosition + 1)]), ...(reason === null ? [] : [t.reason[reason]])]
  return html`<article><h4>${t.said(author.name, sayMoment(t, createdAt))}</h4>
${about.length > 0 && html`<p><em>${about.join(', ')}</em></p>`}
${printMarkdown(text)}</article>`
}

const printDecision = (t: Texts, { decidedBy, decidedAt, outcome, reason }: Decision): Html => html`<article>
<h4>${t.said(decidedBy.name, sayMoment(t, decidedAt))}</h4>
<p><strong>${decidedBy.name} ${t.outcome[outcome]}</strong></p>
${printMarkdown(reason)}</article>`

function printExchanges (t: Texts, { comments, decisions }: ExportedFiche, number: number): Html {
  const events = [
    ...comments.filter(({ versionNumber }) => versionNumber === number).map(comment => ({ ...comment, print: () => printComment(t, comment) })),
    ...decisions.filter(({ versionNumber }) => versionNumber === number).map(decision => ({ ...decision, print: () => printDecision(t, decision) }))
  ].sort((a, b) => a.sequence - b.sequence)
  return html`${events.length > 0 && html`<h3>${t.exchanges}</h3>\n${events.map(({ print }) => print())}`}`
}

function printVersion (context: Context, fiche: ExportedFiche, version: Version): Html {
  const { t } = context
  const said = { ...version, competences: version.competences.map(competence => nameAcquired(t, competence)), experience: version.experience?.title ?? null }
  return html`<section>
<h2>${t.version(version.number)}</h2>
<p class="quiet">${version.title} · ${t.published(sayMoment(t, version.publishedAt))}${version.importedAt !== null && html` · ${t.imported}`}</p>
${printContent(context, said, fiche.files)}
${printExchanges(t, fiche, version.number)}
</section>`
}

function printDraft (context: Context, fiche: ExportedFiche, draft: Draft): Html {
  const { t, competences, experiences } = context
  const said = {
    ...draft,
    competences: draft.competenceIds.map(id => `${competences.get(id) ?? id}${draft.acquiredIds.includes(id) ? ` ${t.acquired}` : ''}`),
    experience: draft.experienceId === null ? null : experiences.get(draft.experienceId) ?? null
  }
  return html`<section>
<h2>${t.draft}</h2>
<p class="quiet">${draft.title === '' ? t.untitled : draft.title} · ${t.saved(sayMoment(t, draft.updatedAt))}</p>
${printContent(context, said, fiche.files)}
</section>`
}

/** What a fiche is called: by its last version, else by its draft. */
export function titleOf (t: Texts, { versions, draft, letter }: ExportedFiche): string {
  const last = versions.at(-1)
  const title = last?.title ?? draft?.title ?? ''
  const cited = letter === null ? '' : `${last?.competences.map(({ code }) => `${code}-${letter}`).join(', ') ?? letter}. `
  return `${cited}${title === '' ? t.untitled : title}`
}

/** A fiche as people read it: its draft, then its versions, the last one first, each with what was said of it. */
export function printFiche (context: Context, fiche: ExportedFiche): string {
  const { t, student } = context
  const title = titleOf(t, fiche)
  return printPage(t, title, html`<nav><a href="../index.html">${t.of(student)}</a></nav>
<main>
<h1>${title}</h1>
<p>${t.state[fiche.state]} · ${time(t, fiche.updatedAt)}</p>
${fiche.removedAt !== null && html`<p><strong>${t.removed(sayMoment(t, fiche.removedAt))}</strong></p>`}
${fiche.draft !== null && printDraft(context, fiche, fiche.draft)}
${fiche.versions.toReversed().map(version => printVersion(context, fiche, version))}
</main>`)
}
