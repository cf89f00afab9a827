import { Refusal } from '../src/errors.ts'

interface Entry<Advice extends string> { status: number, advice: Advice, fr: string, en: string }

/** What any request may meet with. */
const common = {
  'request-malformed': { status: 400, advice: 'again', fr: 'La demande est illisible.', en: 'The request cannot be read.' },
  'too-many-requests': { status: 429, advice: 'later', fr: 'Trop de demandes arrivent en même temps.', en: 'Too many requests come at once.' },
  unavailable: { status: 503, advice: 'later', fr: 'Preuves ne peut pas répondre en ce moment.', en: 'Preuves cannot answer now.' },
  internal: { status: 500, advice: 'later', fr: 'Une erreur s’est produite chez nous.', en: 'Something went wrong on our side.' }
} as const

/** A catalogue of refusals by their stable codes: the given ones, and those that any request may meet with. */
export function createRefusals<Code extends string, Advice extends string> (own: Record<Code, Entry<Advice>>) {
  const entries = new Map<string, Entry<Advice | 'again' | 'later'>>(Object.entries({ ...own, ...common }))

  /** What the page says of a refusal: an unknown code reads as an error of ours. */
  const explain = (code: string) => entries.get(code) ?? common.internal

  /**
   * Makes the refusal to throw.
   *
   * @param detail for the log, in English, without anything of a person and without the platform's own words
   */
  const refuse = (code: Code | keyof typeof common, detail: string): Refusal => new Refusal(explain(code).status, code, detail)

  return { explain, refuse }
}
