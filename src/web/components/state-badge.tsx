import type { FicheState } from '../api/types.ts'
import { useI18n } from '../i18n/context.ts'
import { isStaff, useMe } from '../person.ts'
import { Icon } from './icon.tsx'

/** The state by word, shape and colour. What waits for the tutor reads differently from either side. */
export function StateBadge ({ state }: { state: FicheState }) {
  const { t } = useI18n()
  const me = useMe()
  const word = state === 'submitted' && isStaff(me) ? t.state.toReview : t.state[state]
  return <span class={`badge state-${state}`}><Icon name={state} />{word}</span>
}
