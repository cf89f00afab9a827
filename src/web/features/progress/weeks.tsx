import type { Dashboard } from '../../api/types.ts'
import { useI18n } from '../../i18n/context.ts'
import { dayOf } from './days.ts'

const step = 12
const width = 9
const height = 40

/** A week is a column; one with nothing is a line on the ground. */
function Strip ({ weeks, label }: { weeks: Dashboard['weeks'], label: string }) {
  const most = Math.max(1, ...weeks.map(({ count }) => count))
  const tall = (count: number): number => count === 0 ? 2 : Math.max(8, Math.round(count / most * height))
  return (
    <svg class='weeks' role='img' aria-label={label} viewBox={`0 0 ${weeks.length * step} ${height}`} preserveAspectRatio='xMinYMax meet'>
      {weeks.map(({ startsOn, count }, index) => (
        <rect key={startsOn} class={count === 0 ? 'week-empty' : 'week'} x={index * step} y={height - tall(count)} width={width} height={tall(count)} rx='1' />
      ))}
    </svg>
  )
}

/** How regularly versions were published (IMT-11), as columns and as a table. */
export function Weeks ({ weeks, isOwn, isAlone }: { weeks: Dashboard['weeks'], isOwn: boolean, isAlone: boolean }) {
  const { t, date } = useI18n()
  const active = weeks.filter(({ count }) => count > 0)
  const published = weeks.reduce((sum, { count }) => sum + count, 0)
  const spread = published > 1 ? `, ${t.dashboard.activeWeeks(active.length)}` : ''
  const text = `${t.dashboard.weeksText(published, weeks.length)}${spread}`
  return (
    <section class={isAlone ? 'dash-wide' : undefined} aria-labelledby='dash-weeks'>
      <h2 id='dash-weeks'>{t.dashboard.weeks}</h2>
      <Strip weeks={weeks} label={text} />
      <p class='weeks-ends' aria-hidden='true'>{[weeks.at(0), weeks.at(-1)].map(week => week && <span key={week.startsOn}>{date(dayOf(week.startsOn))}</span>)}</p>
      <p class='weeks-text'>{text}.</p>
      {isOwn && <p class='quiet'>{t.dashboard.weeksHint}</p>}
      <details>
        <summary>{t.dashboard.weeksTable}</summary>
        <table class='numbers'>
          <thead><tr><th scope='col'>{t.dashboard.week}</th><th scope='col'>{t.dashboard.versions}</th></tr></thead>
          <tbody>
            {weeks.toReversed().map(({ startsOn, count }) => (
              <tr key={startsOn}><th scope='row'>{date(dayOf(startsOn))}</th><td class={count === 0 ? 'zero' : undefined}>{count}</td></tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
