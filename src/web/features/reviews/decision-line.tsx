import type { Decision } from '../../api/types.ts'
import { Icon } from '../../components/icon.tsx'
import { Markdown } from '../../components/markdown.tsx'
import { Moment } from '../../components/moment.tsx'
import { useI18n } from '../../i18n/context.ts'
import { useMe } from '../../person.ts'

const stateOf = { approved: 'approved', changes_requested: 'changes_requested', declined: 'declined', reopened: 'submitted' } as const

/** Who decided what of which version, when and why. */
export function DecisionLine ({ decision }: { decision: Decision }) {
  const { t } = useI18n()
  const me = useMe()
  const { outcome, decidedBy, versionNumber, reason, decidedAt } = decision
  const say = decidedBy.id === me.id ? t.decision.byMe[outcome](versionNumber) : t.decision.by[outcome](decidedBy.name, versionNumber)
  return (
    <div class={`decision state-${stateOf[outcome]}`}>
      <Icon name={stateOf[outcome]} />
      <div>
        <p>{say} <span class='quiet'><Moment at={decidedAt} withTime /></span></p>
        {reason !== '' && <blockquote class='reason'><Markdown text={reason} /></blockquote>}
      </div>
    </div>
  )
}
