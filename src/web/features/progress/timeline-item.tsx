import type { Timeline } from '../../api/types.ts'
import { Icon } from '../../components/icon.tsx'
import { Picture } from '../../components/picture.tsx'
import { useI18n } from '../../i18n/context.ts'
import { links } from '../../routes.ts'
import { dayOf } from './days.ts'

type Item = Timeline['items'][number]

function Thumbnail ({ item: { ficheId, file } }: { item: Item }) {
  if (file === null) return <span class='thumb'><Icon name='link' /></span>
  if (file.width === null) return <span class='thumb'><Icon name='card' /></span>
  // The words beside it say what it is.
  return <span class='thumb'><Picture ficheId={ficheId} file={file} alt='' size='thumbnail' lazy /></span>
}

const hostOf = (url: string | null): string => url !== null && URL.canParse(url) ? new URL(url).host : ''

/** A trace at its date. Leads to the version that has it. */
export function TimelineItem ({ item }: { item: Item }) {
  const { t, date } = useI18n()
  const { ficheId, versionNumber, title, caption, eventDate, file, url, competences } = item
  const what = caption === '' ? file?.name ?? hostOf(url) : caption
  return (
    <li>
      <Thumbnail item={item} />
      <div>
        <p class='item-date'><time dateTime={eventDate}>{date(dayOf(eventDate))}</time></p>
        <p class='item-what'>{what}</p>
        <p class='item-fiche'>
          <a href={links.card(ficheId, versionNumber)}>{title === '' ? t.untitled : title}</a>
          <span class='quiet'>{t.timeline.version(versionNumber)}</span>
          {competences.map(({ id, code, label }) => <span key={id} class='citation' title={label}>{code}</span>)}
        </p>
      </div>
    </li>
  )
}
