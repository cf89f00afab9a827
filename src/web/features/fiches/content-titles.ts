import { useI18n } from '../../i18n/context.ts'
import { useMe } from '../../person.ts'

/** What the texts of a fiche are called: a situation has words of its own. */
export function useContentTitles (): Record<'title' | 'context' | 'description' | 'analysis' | 'contribution', string> {
  const { t } = useI18n()
  const { unit: { profile } } = useMe()
  const { title, description, analysis } = profile.kind === 'situation' ? t.card.situation : t.form
  return { title, context: t.card.context, description, analysis, contribution: t.card.contribution }
}
