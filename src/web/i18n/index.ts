import type { Locale } from '../api/types.ts'
import { fr } from './fr.ts'
import type { Messages } from './messages.ts'

export interface I18n {
  locale: Locale
  t: Messages
  /** 12 mai 2026 */
  date: (instant: string) => string
  /** 12 mai 2026, of a local date: it is the same day everywhere */
  day: (localDate: string) => string
  /** 12 mai 2026 à 14:02 */
  dateTime: (instant: string | number) => string
  /** 14:02 */
  time: (instant: Date | string) => string
}

function make (locale: Locale, t: Messages): I18n {
  const language = locale === 'en' ? 'en-GB' : 'fr'
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' })
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' })
  return {
    locale,
    t,
    date: instant => date.format(new Date(instant)),
    day: localDate => day.format(new Date(localDate)),
    dateTime: instant => dateTime.format(new Date(instant)),
    time: instant => time.format(new Date(instant))
  }
}

export const french = make('fr', fr)

/** French comes with the page; English is fetched by those who read it. */
export async function i18nOf (locale: Locale): Promise<I18n> {
  if (locale === 'fr') return french
  const { en } = await import('./en.ts')
  return make('en', en)
}
