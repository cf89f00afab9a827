import type { LinkCheck, Profile, UnitCompetence } from '../../api/types.ts'
import { fieldIds } from '../fiches/field-problems.ts'
import { sentTraces, type Form, type FormLink } from '../fiches/form.ts'
import { hostOf } from '../fiches/links.ts'

/** What a process may lack: how one went about it, why so, how one knows that it worked. */
type Lack = 'steps' | 'choices' | 'result'

/** What a tutor would say of the fiche (IMT-33), and where it is mended. */
export type Advice =
  | { code: 'no_trace' | 'no_level2' | 'relevance_not_justified', fieldId: string }
  | { code: 'process_missing', fieldId: string, lacks: Lack[] }
  | { code: 'trace_not_accessible', fieldId: string, url: string }

export interface Draft { form: Form, profile: Profile, competences: readonly UnitCompetence[], checks: ReadonlyMap<string, LinkCheck | null> }

const enoughWords = 20

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** Words that tell, at the start of a French or an English word, that something is said. */
const signs: Record<Lack | 'relevance', RegExp> = {
  steps: /\b(?:d['’]abord|premier|deuxieme|ensuite|puis|enfin|apres|avant de|etape|phase|demarche|methode|first|second|then|next|finally|after|before|step|phase|method)|^\s*(?:[-*+]|\d+[.)])\s/m,
  choices: /\b(?:car|parce|puisque|afin|pour que|choisi|choix|plutot|prefere|decid|raison|because|since|so that|chose|choice|rather|prefer|decid|reason)/,
  result: /\b(?:result|verifi|test|valid|mesur|constat|obten|abouti|retour|permis|check|measur|outcome|feedback|achiev|allowed)/,
  relevance: /\b(?:competence|montre|demontre|prouve|illustre|temoigne|pertinen|represent|skill|shows?\b|demonstrat|prove|illustrat|evidence|relevan)/
}

const says = (text: string, what: Lack | 'relevance'): boolean => signs[what].test(plain(text))

/** Whether the texts speak of a competence: by its code, or by a word of its label, whatever its ending. */
function namesCompetence (text: string, { code, label }: UnitCompetence): boolean {
  const words = wordsOf(text)
  const stems = wordsOf(label).filter(word => word.length > 4).map(word => word.slice(0, Math.max(5, word.length - 3)))
  return words.includes(plain(code)) || stems.some(stem => words.some(word => word.startsWith(stem)))
}

const textOf = ({ context, description, analysis, contribution }: Form): string => [context, description, analysis, contribution].join('\n')

function relevance ({ form, competences }: Draft): Advice[] {
  const chosen = competences.filter(({ id }) => form.competenceIds.includes(id))
  const text = textOf(form)
  const isSaid = text.trim() === '' || says(text, 'relevance') || chosen.some(competence => namesCompetence(text, competence))
  return isSaid ? [] : [{ code: 'relevance_not_justified', fieldId: fieldIds.analysis }]
}

function process ({ form }: Draft): Advice[] {
  const text = textOf(form)
  if (wordsOf(form.description).length === 0) return []
  const lacks = (['steps', 'choices', 'result'] as const).filter(lack => !says(text, lack))
  return lacks.length === 0 ? [] : [{ code: 'process_missing', fieldId: fieldIds.description, lacks }]
}

/** What is being looked at, or could not be, is no news of the link. */
function isClosed ({ url }: FormLink, checks: Draft['checks']): boolean {
  const address = url.trim()
  const check = checks.get(address)
  if (hostOf(address) === undefined || check?.kind === 'nextcloud-direct') return true
  return check?.outcome === 'login' || check?.outcome === 'gone' || check?.outcome === 'unreachable'
}

const closedLinks = ({ form, checks }: Draft): Advice[] => sentTraces(form).flatMap(trace =>
  trace.kind === 'link' && isClosed(trace, checks) ? [{ code: 'trace_not_accessible' as const, fieldId: fieldIds.url(trace.key), url: trace.url.trim() }] : [])

/** What would make the fiche a better proof. It advises; publishing asks for what the unit requires. */
export function adviceOf (draft: Draft): Advice[] {
  const { form, profile } = draft
  const isShort = profile.texts.includes('analysis') && wordsOf(form.analysis).length < enoughWords
  return [
    ...(sentTraces(form).length === 0 ? [{ code: 'no_trace' as const, fieldId: fieldIds.traces }] : []),
    ...(isShort ? [{ code: 'no_level2' as const, fieldId: fieldIds.analysis }] : []),
    ...(profile.texts.includes('analysis') ? relevance(draft) : []),
    ...(profile.texts.includes('description') ? process(draft) : []),
    ...closedLinks(draft)
  ]
}
