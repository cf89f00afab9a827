import { useEffect } from 'preact/hooks'
import { ErrorSummary, focusOn } from '../../components/error-summary.tsx'
import { Notice } from '../../components/notice.tsx'
import type { SummaryItem } from '../../components/summary-item.ts'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { isAboutFields, type Refused } from './field-problems.ts'

function RefusalNotice ({ refused }: { refused: Refused }) {
  const { t } = useI18n()
  useEffect(() => focusOn('refusal'), [refused])
  return <Notice id='refusal' kind='danger' urgent title={t.write.notPublished}><p>{problemText(t, refused.problem)}</p></Notice>
}

/** Why nothing was published. What is mended is not told of any more. */
export function Refusal ({ refused, items }: { refused: Refused, items: SummaryItem[] }) {
  const { t } = useI18n()
  if (!isAboutFields(refused.problem)) return <RefusalNotice refused={refused} />
  if (items.length === 0) return null
  const title = refused.problem.code === 'incomplete' ? t.write.incomplete : t.write.toCorrect
  return <ErrorSummary title={title(items.length)} items={items} since={refused} />
}
