import type { Guidance, Locale } from '../../api/types.ts'

/** A school's sentence in the reader's language, or in the one in which it was written. */
export const sentenceIn = (locale: Locale, sentence: Guidance['credit']): string => sentence[locale] === '' ? sentence.fr : sentence[locale]
