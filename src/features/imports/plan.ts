import type { DraftContent, DraftTrace } from '../fiches/schemas.ts'
import type { Entry, Link, Said } from './entries.ts'
import { folded } from './folded.ts'

/** What a version is to say, with all that it takes over from the one before it. */
interface Planned { description: string, analysis: string, images: string[], links: Link[] }

const nothing: Planned = { description: '', analysis: '', images: [], links: [] }

const orBefore = <T>(said: T[], before: T[]): T[] => said.length > 0 ? said : before
const linksOf = ({ link }: Said): Link[] => link === null ? [] : [link]

/** Each version replaces what it says anew; what it is silent about stays as it was. */
export function planVersions (versions: readonly Said[]): Planned[] {
  let before = nothing
  return versions.map(said => {
    before = {
      description: said.description === '' ? before.description : said.description,
      analysis: said.analysis === '' ? before.analysis : said.analysis,
      images: orBefore(said.images, before.images),
      links: orBefore(linksOf(said), before.links)
    }
    return before
  })
}

/** Several versions' words for the same, one after the other. */
function joinTexts (versions: readonly Said[], field: 'description' | 'analysis', before: string): string {
  const said = versions.filter(version => version[field] !== '')
  const [only] = said
  if (only === undefined) return before
  return said.length === 1 ? only[field] : said.map(version => `**Version ${version.number}**\n\n${version[field]}`).join('\n\n')
}

/** All that versions say which cannot be published, for one draft: the student makes versions of it. */
export function planDraft (versions: readonly Said[], from: number): Planned {
  const rest = versions.slice(from)
  const before = planVersions(versions.slice(0, from)).at(-1) ?? nothing
  return {
    description: joinTexts(rest, 'description', before.description),
    analysis: joinTexts(rest, 'analysis', before.analysis),
    images: orBefore([...new Set(rest.flatMap(({ images }) => images))], before.images),
    links: orBefore([...new Map(rest.flatMap(linksOf).map(link => [link.url, link])).values()], before.links)
  }
}

const trace = { type: '', eventDate: null, confidential: false }

/** Moodle exports no words for an image. Who cannot see it is told at least what it belongs to. */
const altOf = (title: string): string => title === '' ? 'Trace reprise de Moodle' : `Trace de la preuve «\u00a0${title}\u00a0»`

function tracesOf ({ images, links }: Planned, title: string, fileIds: ReadonlyMap<string, string>): DraftTrace[] {
  return [
    ...images.flatMap((name): DraftTrace[] => {
      const fileId = fileIds.get(name)
      return fileId === undefined ? [] : [{ kind: 'file', ...trace, caption: '', alt: altOf(title), decorative: false, fileId }]
    }),
    ...links.map(({ url, words }): DraftTrace => ({ kind: 'link', ...trace, caption: words, url }))
  ]
}

/**
 * The content of a draft or a version.
 *
 * @param fileIds the files that came, by the names that the table has for them
 */
export function contentOf ({ title, letter }: Entry, planned: Planned, competenceIds: string[], fileIds: ReadonlyMap<string, string>): DraftContent {
  const { description, analysis } = planned
  const traces = tracesOf(planned, title, fileIds)
  return { title, context: '', description, analysis, contribution: '', letter, competenceIds, acquiredIds: [], situationTypes: [], experienceId: null, answered: [], traces }
}

interface Competence { id: string, code: string, label: string }

const plain = (text: string): string => folded(text).replaceAll(/\s+/g, ' ').trim()

/** `CG3 : Concevoir…` is the competence of the code CG3; without a code, the one that reads so. */
export function findCompetence (competences: readonly Competence[], written: string): Competence | undefined {
  const text = plain(written)
  const byCode = competences.filter(({ code }) => text.startsWith(plain(code)) && !/^[\p{L}\p{N}]/u.test(text.slice(plain(code).length)))
  return byCode.toSorted((a, b) => b.code.length - a.code.length)[0] ?? competences.find(({ label }) => plain(label) === text)
}
