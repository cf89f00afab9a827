import type { Guidance, Locale } from '../../api/types.ts'
import { sentenceIn } from '../writing/sentence.ts'

/** The guidance questions of a level, each under the id that a draft keeps once it is ticked. */
export const questionsOf = (guidance: Guidance, name: 'description' | 'analysis', locale: Locale): Array<{ id: string, text: string }> =>
  guidance[name].map((question, index) => ({ id: `${name}/${index}`, text: sentenceIn(locale, question) }))
