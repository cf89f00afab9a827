import { folded } from './folded.ts'
import { ImportError } from './import-error.ts'

/** Where the table has what one version says. */
interface VersionColumns { description?: number, analysis?: number, image?: number, link?: number }

/** Where the table has what, by position. */
export interface Columns {
  title: number
  email: number
  name?: number
  username?: number
  letter?: number
  competence?: number
  added?: number
  modified?: number
  approved?: number
  versions: Array<{ number: number, at: VersionColumns }>
  /** Of which nothing is taken. */
  unknown: Array<{ name: string, at: number }>
}

/** As it is compared: without signs either. */
const bareName = (name: string): string => folded(name).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

type Single = 'title' | 'email' | 'name' | 'username' | 'letter' | 'competence' | 'added' | 'modified' | 'approved'

/** The fields of the activity, and the columns that Moodle adds in English and in French. */
const singles: Record<Single, RegExp> = {
  title: /^(?:nom|titre) de (?:la preuve|la fiche)$|^titre$|^title$|^name of the proof$/,
  email: /^(?:adresse )?(?:de )?(?:courriel|e mail|email|mail)$|^adresse (?:de messagerie|electronique)$|^e ?mail address$/,
  name: /^user$|^utilisateur(?: trice|ice)?$|^auteur$|^author$/,
  username: /^user ?name$|^nom d utilisateur$|^identifiant$/,
  letter: /^identification(?: de la preuve)?$|^letter$|^lettre$/,
  competence: /^competence(?: visee)?s?$|^target competence$/,
  added: /^(?:time|date) (?:added|created)$|^(?:date|heure)(?: et heure)? (?:d |de l )?(?:ajout|creation)$|^date de creation$|^ajoute e? ?le$|^ajoutee? le$/,
  modified: /^(?:time|date) modified$|^last modified$|^(?:date|heure)(?: et heure)? (?:de |de la )?(?:derniere )?modification$|^modifiee? le$/,
  approved: /^approved$|^approuvee?(?: e)?$/
}

const parts: Record<keyof VersionColumns, RegExp> = {
  description: /^description(?: de la trace)?$/,
  analysis: /^analyse(?: de la trace)?$|^analysis$/,
  image: /^(?:trace sous forme d |trace sous forme de )?(?:image|fichier)$|^image de la trace$/,
  link: /^lien(?: vers la source)?(?: de la trace)?$|^source de la trace$/
}

const named = <Name extends string>(table: Record<Name, RegExp>, name: string): Name | undefined => {
  for (const key in table) if (table[key].test(name)) return key
  return undefined
}

/** `Description de la trace v2` says of version 2. Without a number it is version 1. */
function splitVersion (name: string): { name: string, number: number } {
  const [, bare = name, number = '1'] = /^(.*?) ?\bv(?:ersion)? ?(\d{1,3})$/.exec(name) ?? []
  return { name: bare, number: Number(number) }
}

const listed = (header: readonly string[]): string => header.map(name => `“${name.trim()}”`).join(', ')

const indispensable = {
  title: '“Nom de la preuve” (the title of each proof)',
  email: '“Email address”, “Adresse de courriel” (whose it is): in Moodle, tick “Include user details”'
}

function required (found: Partial<Record<Single, number>>, name: keyof typeof indispensable, header: readonly string[]): number {
  const at = found[name]
  if (at === undefined) throw new ImportError(`there is no column ${indispensable[name]}; found: ${listed(header)}`)
  return at
}

/**
 * Recognises the columns of an export, whatever their case, accents and order.
 *
 * @throws {ImportError} when the title or whose it is cannot be found
 */
export function readColumns (header: readonly string[]): Columns {
  const found: Partial<Record<Single, number>> = {}
  const versions = new Map<number, VersionColumns>()
  const unknown: Columns['unknown'] = []
  for (const [at, written] of header.entries()) {
    const name = bareName(written)
    const single = named(singles, name)
    const version = splitVersion(name)
    const part = single === undefined ? named(parts, version.name) : undefined
    const columns = versions.get(version.number) ?? {}
    // A name that stands twice is the first one's.
    if (single !== undefined && found[single] === undefined) found[single] = at
    else if (part !== undefined && columns[part] === undefined) versions.set(version.number, { ...columns, [part]: at })
    else unknown.push({ name: written.trim(), at })
  }
  return {
    ...found,
    title: required(found, 'title', header),
    email: required(found, 'email', header),
    versions: [...versions].map(([number, at]) => ({ number, at })).sort((a, b) => a.number - b.number),
    unknown
  }
}
