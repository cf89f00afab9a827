import { stringify } from 'csv-stringify/sync'
import type { FicheList } from '../schemas.ts'

type Row = FicheList['items'][number]
type State = Row['state']
type Locale = 'fr' | 'en'

const heads = {
  fr: ['Auteur', 'Titre', 'Compétence', 'État', 'Version', 'Lettre', 'Ajoutée le (UTC)', 'Dernier événement (UTC)', 'Commentaires', 'Non lus', 'Expérience'],
  en: ['Author', 'Title', 'Competence', 'State', 'Version', 'Letter', 'Added (UTC)', 'Last event (UTC)', 'Comments', 'Unread', 'Experience']
}

const states: Record<Locale, Record<State, string>> = {
  fr: { draft: 'Brouillon', submitted: 'En attente', changes_requested: 'À modifier', approved: 'Approuvée', declined: 'Non recevable' },
  en: { draft: 'Draft', submitted: 'Submitted', changes_requested: 'Changes requested', approved: 'Approved', declined: 'Not admissible' }
}

/** As spreadsheets of every language read a moment. */
const moment = (iso: string): string => iso.slice(0, 16).replace('T', ' ')

const cells = (locale: Locale, row: Row) => [
  row.student.name,
  row.title,
  row.competences.map(({ code, label }) => `${code} ${label}`).join(', '),
  states[locale][row.state],
  row.versionCount,
  row.letter,
  moment(row.createdAt),
  moment(row.updatedAt),
  row.commentCount,
  row.unreadCount,
  row.experience?.title
]

/**
 * Semicolons: a French Excel opens no other table by a double click, as its comma is the decimal sign; LibreOffice and
 * Google Sheets take either. Only with the byte order mark does Excel read UTF-8. A cell that would be a formula is made text.
 */
const lines = (records: unknown[][]): string => stringify(records, { delimiter: ';', record_delimiter: 'windows', escape_formulas: true })

/** The list as CSV, piece by piece, however long it is: no more than a page is held at once. */
export async function * csv (locale: Locale, readPage: (after: string | null) => Promise<FicheList>): AsyncGenerator<string> {
  yield `\ufeff${lines([heads[locale]])}`
  let next: string | null = null
  do {
    const page: FicheList = await readPage(next)
    yield lines(page.items.map(row => cells(locale, row)))
    next = page.next
  } while (next !== null)
}
