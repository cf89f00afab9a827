export type Language = 'fr' | 'en'

/** `en;q=0.8` is read as { en, 0.8 }. */
function readRange (range: string): { language: string, quality: number } {
  const [tag = '', ...parameters] = range.split(';').map(part => part.trim())
  const quality = parameters.find(parameter => parameter.startsWith('q='))?.slice(2)
  return { language: tag.toLowerCase().split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) || 0 }
}

/**
 * The language of a page that comes before anybody is known, out of `Accept-Language` (RFC 9110, 12.5.4): French, unless
 * English is asked for rather than French.
 */
export function pickLanguage (acceptLanguage: string | undefined): Language {
  const ranges = (acceptLanguage ?? '').split(',').map(readRange)
  const quality = (language: Language): number => ranges.find(range => range.language === language)?.quality ?? 0
  return quality('en') > quality('fr') ? 'en' : 'fr'
}
