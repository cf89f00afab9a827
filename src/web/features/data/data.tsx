import { api } from '../../api.ts'
import { DownloadButton } from '../../components/download-button.tsx'
import { Failure } from '../../components/failure.tsx'
import { Heading } from '../../components/heading.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useI18n } from '../../i18n/context.ts'
import { isStudent, useMe } from '../../person.ts'
import { links } from '../../routes.ts'
import { sizeText } from '../../size.ts'
import { useLoad } from '../../use-load.ts'
import { Mails } from './mails.tsx'
import './data.scss'

/** How much of one's room is taken: by words, and by a bar for the eye. */
function Room () {
  const { t, locale } = useI18n()
  const { loaded, reload } = useLoad(api.readStorage, [])
  if (loaded.state === 'loading') return <Skeleton rows={1} />
  if (loaded.state === 'failed') return <Failure part problem={loaded.problem} retry={reload} />
  const { used, limit } = loaded.value
  const left = Math.max(limit - used, 0)
  return (
    <>
      <p class='room-words'><strong>{t.data.room(sizeText(locale, used), sizeText(locale, limit))}</strong></p>
      <progress class='room' aria-label={t.data.roomTitle} max={limit} value={Math.min(used, limit)} />
      <p>{left === 0 ? t.data.roomFull : t.data.roomLeft(sizeText(locale, left))}</p>
    </>
  )
}

function OwnWork () {
  const { t } = useI18n()
  return (
    <>
      <section aria-labelledby='data-export'>
        <h2 id='data-export'>{t.data.exportTitle}</h2>
        <p>{t.data.exportText}</p>
        <DownloadButton kind='primary' path='/export' text={t.data.export} />
      </section>
      <section aria-labelledby='data-room'>
        <h2 id='data-room'>{t.data.roomTitle}</h2>
        <Room />
      </section>
      <section aria-labelledby='data-removed'>
        <h2 id='data-removed'>{t.data.removedTitle}</h2>
        <p>{t.data.removedText} <a href={links.list(null, { removed: true })}>{t.data.removed}</a></p>
      </section>
    </>
  )
}

/** «Mes données»: what is kept, how to take it away, and how often mails come. */
export function DataScreen () {
  const { t } = useI18n()
  const me = useMe()
  const mine = isStudent(me)
  return (
    <div class='data'>
      <Heading name={t.data.title} />
      <section aria-labelledby='data-kept'>
        <h2 id='data-kept'>{t.data.keptTitle}</h2>
        <ul>
          <li>{t.data.identity}</li>
          {mine && <li>{t.data.work}</li>}
          <li>{t.data.talk}</li>
          <li>{t.data.visit}</li>
          <li>{t.data.browser}</li>
        </ul>
        {mine && <p>{t.data.readers}</p>}
      </section>
      {me.mails !== null && <Mails />}
      {mine && <OwnWork />}
    </div>
  )
}
