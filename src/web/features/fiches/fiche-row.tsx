import type { FicheSummary } from '../../api/types.ts'
import { Icon } from '../../components/icon.tsx'
import { StateBadge } from '../../components/state-badge.tsx'
import { useI18n } from '../../i18n/context.ts'
import { links } from '../../routes.ts'
import { Citation } from './citation.tsx'
import { FicheDates } from './fiche-dates.tsx'

function Standing ({ fiche }: { fiche: FicheSummary }) {
  const { t } = useI18n()
  const counts = [
    fiche.versionCount > 0 ? t.version.short(fiche.versionCount) : '',
    fiche.commentCount > 0 ? t.list.comments(fiche.commentCount) : ''
  ].filter(text => text !== '')
  return (
    <div class='row-standing'>
      {fiche.unreadCount > 0 && <span class='unread'>{t.list.unread(fiche.unreadCount)}</span>}
      <StateBadge state={fiche.state} />
      {counts.length > 0 && <span class='row-counts'>{counts.join(' · ')}</span>}
      {fiche.hasDraft && fiche.versionCount > 0 && (
        <span class='row-draft'><Icon name='pencil' />{t.list.draftOf(fiche.versionCount + 1)}</span>
      )}
    </div>
  )
}

function Target ({ fiche }: { fiche: FicheSummary }) {
  const { t } = useI18n()
  const labels = fiche.competences.map(({ label }) => label).join(', ')
  return (
    <div class='row-competence'>
      <span class='visually-hidden'>{t.form.competence}</span>
      <Citation competences={fiche.competences} letter={fiche.letter} />
      <span title={labels}>{fiche.competences.length === 0 ? t.list.noCompetence : labels}</span>
    </div>
  )
}

/** One fiche of the list. What was never published has nothing to show but its form. */
export function FicheRow ({ fiche, withAuthor }: { fiche: FicheSummary, withAuthor: boolean }) {
  const { t } = useI18n()
  const href = fiche.versionCount === 0 ? links.write(fiche.id) : links.card(fiche.id)
  return (
    <li class={fiche.unreadCount > 0 ? 'row row-unread' : 'row'}>
      {withAuthor && <div class='row-author'><strong>{fiche.student.name}</strong><p class='row-dates'><FicheDates fiche={fiche} /></p></div>}
      <div class='row-trace'>
        <h2><a href={href}>{fiche.title === '' ? t.untitled : fiche.title}</a></h2>
        {fiche.excerpt !== '' && <p class='row-excerpt'>{fiche.excerpt}</p>}
        {!withAuthor && <p class='row-dates'><FicheDates fiche={fiche} /></p>}
      </div>
      <Target fiche={fiche} />
      <Standing fiche={fiche} />
    </li>
  )
}
