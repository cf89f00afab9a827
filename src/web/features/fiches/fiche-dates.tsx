import { Moment } from '../../components/moment.tsx'
import { useI18n } from '../../i18n/context.ts'

/** When a fiche was added, and its last event when that was another day. */
export function FicheDates ({ fiche: { createdAt, updatedAt } }: { fiche: { createdAt: string, updatedAt: string } }) {
  const { t, date } = useI18n()
  return (
    <>
      <span><span class='added-word'>{t.list.added}</span> <Moment at={createdAt} /></span>
      {date(updatedAt) !== date(createdAt) && <span>{t.list.lastEvent} <Moment at={updatedAt} /></span>}
    </>
  )
}
