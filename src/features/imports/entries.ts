import type { Columns } from './columns.ts'
import { instantOf, readLocalTime, type LocalTime } from './dates.ts'
import { toCommonMark, type Prose } from './prose.ts'
import type { Row } from './table.ts'

export interface Link { url: string, words: string }

/** What an entry says in the columns of one version. */
export interface Said {
  number: number
  description: string
  analysis: string
  /** By the names that the table has for them. */
  images: string[]
  link: Link | null
}

/** Whose entry it is, and which. */
export interface Identity {
  email: string
  /** As the report calls them. */
  student: string
  /** The same each time it is exported, in any language; among those of one student, nearly always another. */
  key: string[]
}

/** It does not fit: nothing of the row is taken. */
export class TooLong extends Error {}

export interface Entry {
  title: string
  letter: string
  competences: string[]
  versions: Said[]
  added: Date | undefined
  modified: Date | undefined
  approved: boolean
  /** What of it cannot be taken over, as sentences. */
  problems: string[]
}

const mostWords = { title: 200, text: 50_000, html: 500_000, url: 2_000, words: 500 }

type Cell = (at: number | undefined) => string
type Tell = (problem: string) => void

function atMost (most: number, text: string, what: string): string {
  if (text.length > most) throw new TooLong(`${what} has ${text.length} characters, and may have ${most}`)
  return text
}

function readText (cell: string): Prose {
  const prose = toCommonMark(atMost(mostWords.html, cell, 'a text'))
  atMost(mostWords.text, prose.text, 'a text')
  return prose
}

/** An image within a text came in the archive under its own name, if at all. */
function fileNameOf (address: string): string {
  const [path = ''] = address.split(/[?#]/)
  try {
    return decodeURIComponent(path.split('/').at(-1) ?? '')
  } catch {
    return path
  }
}

/** Moodle writes an address, then the words for it. Where one only typed `www.`, it leads to the web as well. */
function readLink (cell: string): Link | null {
  const [, address = '', words = ''] = /^\s*(\S+)\s*(.*?)\s*$/s.exec(cell) ?? []
  if (address === '') return null
  const url = /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(address) ? `https://${address}` : address
  return { url: atMost(mostWords.url, url, 'a link'), words: atMost(mostWords.words, words, 'what a link says') }
}

function readVersions (columns: Columns, cell: Cell): Said[] {
  return columns.versions.map(({ number, at }) => {
    const description = readText(cell(at.description))
    const analysis = readText(cell(at.analysis))
    const image = cell(at.image).trim()
    const within = [...description.images, ...analysis.images].map(fileNameOf).filter(name => name !== '')
    return {
      number,
      description: description.text,
      analysis: analysis.text,
      images: [...new Set([...(image === '' ? [] : [image]), ...within])],
      link: readLink(cell(at.link))
    }
  })
}

const saysNothing = ({ description, analysis, images, link }: Said): boolean =>
  description === '' && analysis === '' && images.length === 0 && link === null

/** Some write `CG3-B`, where others write `B`. */
function readLetter (cell: string, tell: Tell): string {
  const [, letter = ''] = /^(?:[A-Z]+\d+ ?[-:_ ] ?)?([A-Z]{1,2})$/.exec(cell.trim().toUpperCase()) ?? []
  if (letter === '' && cell.trim() !== '') tell(`“${cell.trim()}” is no letter from A to ZZ`)
  return letter
}

function readTitle (cell: string, tell: Tell): string {
  const title = cell.replaceAll(/\s+/g, ' ').trim()
  if (title.length <= mostWords.title) return title
  tell(`the title was cut after ${mostWords.title} characters: ${title}`)
  return title.slice(0, mostWords.title).toWellFormed().trimEnd()
}

function readInstant (cell: string, timeZone: string, column: string, tell: Tell): Date | undefined {
  if (cell.trim() === '') return undefined
  const local = readLocalTime(cell)
  const instant = local && instantOf(local, timeZone)
  if (instant !== undefined && instant.getTime() <= Date.now()) return instant
  tell(`“${cell.trim()}” (${column}) is no date that has been: the time of the import stands instead`)
  return undefined
}

const sayTime = ({ year, month, day, hour, minute }: LocalTime): string => [year, month, day, hour, minute].join('-')

const isApproved = (cell: string): boolean => /^(?:1|yes|oui|true|vrai)$/i.test(cell.trim())

/** How a spreadsheet, and Moodle, separate several choices of a menu. */
const readCompetences = (cell: string): string[] => cell.split(/##|\n/).map(part => part.trim()).filter(part => part !== '')

const cellsOf = ({ cells }: Row): Cell => at => at === undefined ? '' : cells[at] ?? ''

/** Reads of a row of the table only whose it is, and which of theirs. */
export function readIdentity (columns: Columns, row: Row): Identity {
  const cell = cellsOf(row)
  const email = cell(columns.email).trim()
  const added = cell(columns.added).trim()
  const local = readLocalTime(added)
  return {
    email,
    student: [cell(columns.name).trim(), email].find(name => name !== '') ?? cell(columns.username).trim(),
    key: [local === undefined ? added : sayTime(local), cell(columns.title).trim()]
  }
}

/**
 * Reads a row of the table as what it means.
 *
 * @throws {TooLong}
 */
export function readEntry (columns: Columns, row: Row, timeZone: string): Entry {
  const problems: string[] = []
  const tell: Tell = problem => { problems.push(problem) }
  const cell = cellsOf(row)
  return {
    title: readTitle(cell(columns.title), tell),
    letter: readLetter(cell(columns.letter), tell),
    competences: readCompetences(cell(columns.competence)),
    versions: readVersions(columns, cell).filter(said => !saysNothing(said)),
    added: readInstant(cell(columns.added), timeZone, 'time added', tell),
    modified: readInstant(cell(columns.modified), timeZone, 'time modified', tell),
    approved: isApproved(cell(columns.approved)),
    problems
  }
}

/** Whether Moodle's teachers approved it: the one thing of a row that is asked for before all is read. */
export const readApproval = (columns: Columns, { cells }: Row): boolean => columns.approved !== undefined && isApproved(cells[columns.approved] ?? '')
