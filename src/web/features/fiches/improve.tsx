import type { Fiche } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { useI18n } from '../../i18n/context.ts'
import { goTo } from '../../router.ts'
import { links } from '../../routes.ts'
import { useAway } from './away.tsx'

/** What the student can do next: begin the next version, or go on with it; or give one of them up. */
export function Improve ({ fiche, onChanged }: { fiche: Fiche, onChanged: () => void }) {
  const { t, dateTime } = useI18n()
  const { busy, remove, discard } = useAway(fiche, onChanged)
  const next = fiche.versions.length + 1
  const asked = fiche.state === 'changes_requested'
  return (
    <section class='panel improve' aria-label={t.improve.label}>
      <h2>{t.improve.title[fiche.state]}</h2>
      <p>{fiche.draft === null ? t.improve.text[fiche.state] : t.improve.drafted(next, dateTime(fiche.draft.updatedAt))}</p>
      <Button kind={asked || fiche.draft !== null ? 'primary' : 'secondary'} icon='pencil' onClick={() => goTo(links.write(fiche.id))}>
        {fiche.draft === null ? t.improve.begin(next) : t.improve.goOn(next)}
      </Button>
      <div class='improve-ways-out'>
        {fiche.draft !== null && <Button kind='link' small busy={busy === 'discard'} onClick={() => { void discard() }}>{t.away.discard}</Button>}
        <Button kind='link' small busy={busy === 'remove'} onClick={() => { void remove() }}>{t.away.remove}</Button>
      </div>
    </section>
  )
}
