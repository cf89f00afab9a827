import type { CompetenceProgress } from '../../api/types.ts'
import { Icon, type IconName } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import { useMe } from '../../person.ts'
import { partsOf, steps, type Step } from './steps.ts'

const iconOf: Record<Step, IconName> = {
  planned: 'planned', draft: 'draft', submitted: 'submitted', changesRequested: 'changes_requested', approved: 'approved', declined: 'declined'
}

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`
const filling = (step: Step): string => `url(#step-${step})`

/** Each step by its own pattern: told apart without colours. */
const Patterns = () => (
  <svg class='patterns' width='0' height='0' aria-hidden='true' focusable='false'>
    <defs>
      <pattern id='step-planned' width='6' height='6' patternUnits='userSpaceOnUse'><circle cx='3' cy='3' r='1' /></pattern>
      <pattern id='step-draft' width='6' height='6' patternUnits='userSpaceOnUse'><path d='M0 3h6' /></pattern>
      <pattern id='step-submitted' width='6' height='6' patternUnits='userSpaceOnUse'><path d='M-1 1l2-2M0 6l6-6M5 7l2-2' /></pattern>
      <pattern id='step-changesRequested' width='6' height='6' patternUnits='userSpaceOnUse'><path d='M0 0l6 6M0 6l6-6' /></pattern>
      <pattern id='step-approved' width='6' height='6' patternUnits='userSpaceOnUse'><rect width='6' height='6' /></pattern>
      <pattern id='step-declined' width='6' height='6' patternUnits='userSpaceOnUse'><path d='M3 0v6' /></pattern>
    </defs>
  </svg>
)

function Bar ({ progress, label }: { progress: CompetenceProgress, label: string }) {
  const { parts } = partsOf(progress)
  return (
    <svg class='bar' role='img' aria-label={label} width='100%' height='18'>
      <rect class='bar-ground' width='100%' height='100%' />
      {parts.map(({ step, from, to }) => (
        <g key={step} class={`bar-${step}`}>
          <rect class='bar-paper' x={percent(from)} width={percent(to - from)} height='100%' />
          <rect class='bar-part' x={percent(from)} width={percent(to - from)} height='100%' fill={filling(step)} />
        </g>
      ))}
    </svg>
  )
}

function Competence ({ progress }: { progress: CompetenceProgress }) {
  const { t } = useI18n()
  const { competence: { code, label }, approved, needed } = progress
  const parts = partsOf(progress).parts.map(({ step, count }) => `${t.dashboard.steps[step].toLowerCase()} ${count}`)
  const proved = approved >= needed
  return (
    <li>
      <p class='bar-name'><span class='citation'>{code}</span> {label}</p>
      <Bar progress={progress} label={t.dashboard.chart(code, parts.length === 0 ? t.dashboard.none : parts.join(', '))} />
      <p class='bar-word'>{proved && <Icon name='approved' />}{proved ? t.dashboard.proved : t.dashboard.needed(needed - approved)}</p>
    </li>
  )
}

/** What there is to see: a unit that declines nothing has no such column. */
function useSteps (): Step[] {
  const { admissibility } = useMe().unit.profile
  return steps.filter(step => step !== 'declined' || admissibility)
}

function Legend () {
  const { t } = useI18n()
  return (
    <ul class='legend' aria-hidden='true'>
      {useSteps().map(step => (
        <li key={step}>
          <svg class={`bar-${step}`} width='20' height='14'><rect class='bar-paper' width='100%' height='100%' /><rect class='bar-part' width='100%' height='100%' fill={filling(step)} /></svg>
          {t.dashboard.steps[step]}
        </li>
      ))}
    </ul>
  )
}

function Table ({ items }: { items: CompetenceProgress[] }) {
  const { t } = useI18n()
  const shown = useSteps()
  return (
    <table class='numbers'>
      <caption class='visually-hidden'>{t.dashboard.table}</caption>
      <thead>
        <tr>
          <th scope='col'>{t.form.competence}</th>
          {shown.map(step => <th key={step} scope='col'><Icon name={iconOf[step]} /><span>{t.dashboard.steps[step]}</span></th>)}
        </tr>
      </thead>
      <tbody>
        {items.map(progress => (
          <tr key={progress.competence.id}>
            <th scope='row' title={progress.competence.label}>{progress.competence.code}</th>
            {shown.map(step => <td key={step} class={progress[step] === 0 ? 'zero' : undefined}>{progress[step]}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How far each competence is: bars, and the same in numbers beside them. */
export const Progress = ({ items }: { items: CompetenceProgress[] }) => (
  <div class='progress-parts'>
    <div>
      <Patterns />
      <ul class='bars'>{items.map(progress => <Competence key={progress.competence.id} progress={progress} />)}</ul>
      <Legend />
    </div>
    <Table items={items} />
  </div>
)
