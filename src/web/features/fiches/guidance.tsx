import { useState } from 'preact/hooks'
import { useI18n } from '../../i18n/context.ts'

interface GuidanceProps { level: 1 | 2, questions: readonly string[], credit: string }

const isWide = (): boolean => matchMedia('(min-width: 50rem)').matches

/** Questions to write by: they help, they are no form. Open where there is room beside the text. */
export function Guidance ({ level, questions, credit }: GuidanceProps) {
  const { t } = useI18n()
  const [open] = useState(isWide)
  if (questions.length === 0) return null
  return (
    <details class='guidance' open={open}>
      <summary>{t.guidance.title(level)}</summary>
      <ul>{questions.map(question => <li key={question}>{question}</li>)}</ul>
      <p class='quiet'>{credit}</p>
    </details>
  )
}
