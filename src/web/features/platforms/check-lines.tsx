import type { CheckLine } from '../../api/types.ts'
import { Icon, type IconName } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'

/** Each outcome by word, shape and colour. */
const shapes = { ok: 'approved', failed: 'close', warning: 'warning', skipped: 'draft' } as const satisfies Record<CheckLine['outcome'], IconName>

function Line ({ line: { part, outcome, advice, detail } }: { line: CheckLine }) {
  const { t, locale } = useI18n()
  return (
    <li class='check-line'>
      <span class='check-part'>{t.check.part[part]}</span>
      <span class={`badge outcome-${outcome}`}><Icon name={shapes[outcome]} />{t.check.outcome[outcome]}</span>
      {advice !== null && <p class='check-advice'>{advice[locale]}</p>}
      {detail !== null && <p class='check-detail'><code lang='en'>{detail}</code></p>}
    </li>
  )
}

export const CheckLines = ({ lines }: { lines: CheckLine[] }) => (
  <ul class='check-lines'>{lines.map((line, index) => <Line key={index} line={line} />)}</ul>
)
