/** A form for one, a form for the rest: all that French and English need. */
export function pluralOf (locale: string) {
  const rules = new Intl.PluralRules(locale)
  return (count: number, one: string, other: string): string => rules.select(count) === 'one' ? one : other
}
