import type { Experience, Timeline } from '../../api/types.ts'
import { useI18n } from '../../i18n/context.ts'
import { dayOf, placeOf } from './days.ts'

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`
/** So that a day is still to be seen. */
const thinnest = 0.015

function usePeriod ({ startsOn, endsOn }: Experience): string {
  const { t, date } = useI18n()
  if (startsOn === null) return endsOn === null ? '' : t.timeline.until(date(dayOf(endsOn)))
  return endsOn === null ? t.timeline.from(date(dayOf(startsOn))) : t.timeline.between(date(dayOf(startsOn)), date(dayOf(endsOn)))
}

function Band ({ experience, first, last }: { experience: Experience, first: string, last: string }) {
  const place = placeOf(experience, first, last)
  return (
    <li>
      <p><strong>{experience.title}</strong>{experience.host !== '' && <span>{experience.host}</span>}<span class='quiet'>{usePeriod(experience)}</span></p>
      {place !== undefined && (
        <svg class='band' width='100%' height='10' aria-hidden='true' focusable='false'>
          <rect class='band-ground' y='4' width='100%' height='2' />
          <rect class='band-part' x={percent(Math.min(place.from, 1 - thinnest))} width={percent(Math.max(place.to - place.from, thinnest))} height='10' rx='3' />
        </svg>
      )}
    </li>
  )
}

/** The experiences, each where it lies between the first date and the last. */
export function Bands ({ timeline: { items, experiences } }: { timeline: Timeline }) {
  const { t } = useI18n()
  if (experiences.length === 0) return null
  const days = [...items.map(({ eventDate }) => eventDate), ...experiences.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn])]
    .filter(day => day !== null).sort()
  const [first = '', last = ''] = [days.at(0), days.at(-1)]
  return (
    <section class='bands' aria-labelledby='bands'>
      <h2 id='bands'>{t.timeline.experiences}</h2>
      <ul>{experiences.map(experience => <Band key={experience.id} experience={experience} first={first} last={last} />)}</ul>
    </section>
  )
}
