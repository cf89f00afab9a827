import type { Guidance } from '../../api/types.ts'
import { useI18n } from '../../i18n/context.ts'
import { sentenceIn } from './sentence.ts'

interface ExamplesProps { examples: Guidance['examples'], codes: readonly string[] }

/** What a weak extract became, and why: for the chosen competences, or for any (IMT-31). */
export function Examples ({ examples, codes }: ExamplesProps) {
  const { t, locale } = useI18n()
  const shown = examples.filter(({ competence }) => competence === '' || codes.length === 0 || codes.includes(competence))
  if (shown.length === 0) return null
  return (
    <details class='guidance examples'>
      <summary>{t.examples.title(shown.length)}</summary>
      {shown.map(({ competence, extract, feedback, improved }, index) => (
        <section key={index} aria-label={t.examples.one(index + 1)}>
          {competence !== '' && <p><span class='citation'>{competence}</span></p>}
          <dl>
            <div class='example-extract'><dt>{t.examples.extract}</dt><dd>{sentenceIn(locale, extract)}</dd></div>
            <div class='example-feedback'><dt>{t.examples.feedback}</dt><dd>{sentenceIn(locale, feedback)}</dd></div>
            <div class='example-improved'><dt>{t.examples.improved}</dt><dd>{sentenceIn(locale, improved)}</dd></div>
          </dl>
        </section>
      ))}
    </details>
  )
}
