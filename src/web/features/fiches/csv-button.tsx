import { useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { asProblem } from '../../api/problem.ts'
import type { FilterQuery } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { follow } from '../../follow.ts'

const tablePath = (query: FilterQuery): string => {
  const given = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
  return `/fiches/table.csv${given.size === 0 ? '' : `?${given}`}`
}

/** Every row of what is shown, as a table for a spreadsheet. */
export function CsvButton ({ query }: { query: FilterQuery }) {
  const { t } = useI18n()
  const [busy, setBusy] = useState(false)
  async function download (): Promise<void> {
    setBusy(true)
    try {
      follow(await api.openDownload(tablePath(query)))
      notify({ text: t.table.started })
    } catch (error) {
      notify({ text: problemText(t, asProblem(error)) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <p class='list-foot'>
      <Button kind='link' small icon='download' busy={busy} onClick={() => { void download() }}>{t.table.download}</Button>
      <span class='visually-hidden' role='status'>{busy && t.table.coming}</span>
    </p>
  )
}
