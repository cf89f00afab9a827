import { useI18n } from '../i18n/context.ts'

/** Grey lines where the words will come. */
export function Skeleton ({ rows = 3 }: { rows?: number }) {
  const { t } = useI18n()
  return (
    <div class='skeleton' role='status'>
      <span class='visually-hidden'>{t.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div class='skeleton-row' aria-hidden='true' key={row}><i /><i /><i /></div>
      ))}
    </div>
  )
}
