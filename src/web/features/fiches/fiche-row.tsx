import type { FicheSummary } from '../../api/types.ts'
import { Icon } from '../../components/icon.tsx'
import { Moment } from '../../components/moment.tsx'
import { StateBadge } from '../../components/state-badge.tsx'
import { useI18n } from '../../i18n/context.ts'
import { useMe } from '../../person.ts'
import { links } from '../../routes.ts'
import { Citation } from './citation.tsx'

function DraftMark ({ fiche }: { fiche: FicheSummary }) {
  const { t } = useI18n()
  const isTheirs = fiche.student.id !== useMe().id
  const text = fiche.versionCount > 0 ? t.list.draftOf(fiche.versionCount + 1) : isTheirs ? t.list.unpublished : ''
  return fiche.hasDraft && text !== '' ? <span class='row-draft'><Icon name='pencil' />{text}</span> : null
}

function Standing ({ fiche }: { fiche: FicheSummary }) {
  const { t } = useI18n()
  const counts = [
    fiche.versionCount > 0 ? t.version.short(fiche.versionCount) : '',
    fiche.commentCount > 0 ? t.list.comments(fiche.commentCount) : ''
  ].filter(text => text !== '')
  return (
    <td role='cell' class='row-standing'>
      {fiche.unreadCount > 0 && <span class='unread'>{t.list.unread(fiche.unreadCount)}</span>}
      <StateBadge state={fiche.state} />
      {counts.length > 0 && <span class='row-counts'>{counts.join(' · ')}</span>}
      <DraftMark fiche={fiche} />
    </td>
  )
}

function Target ({ fiche }: { fiche: FicheSummary }) {
  const { t } = useI18n()
  const labels = fiche.competences.map(({ label }) => label).join(', ')
  return (
    <td role='cell' class='row-competence'>
      <span class='visually-hidden'>{t.form.competence}</span>
      <Citation competences={fiche.competences} letter={fiche.letter} />
      <span title={labels}>{fiche.competences.length === 0 ? t.list.noCompetence : labels}</span>
    </td>
  )
}

function Dates ({ fiche: { createdAt, updatedAt } }: { fiche: FicheSummary }) {
  const { t, date } = useI18n()
  return (
    <>
      <td role='cell' class='row-date cell-created'><span class='date-word'>{t.list.added} </span><Moment at={createdAt} /></td>
      <td role='cell' class='row-date cell-updated'>
        {date(updatedAt) !== date(createdAt) && <><span class='date-word'>{t.list.lastEvent} </span><Moment at={updatedAt} /></>}
      </td>
    </>
  )
}

/** One fiche of the list. One's own that was never published has nothing to show but its form. */
export function FicheRow ({ fiche, withAuthor }: { fiche: FicheSummary, withAuthor: boolean }) {
  const { t } = useI18n()
  const me = useMe()
  const href = fiche.versionCount === 0 && fiche.student.id === me.id ? links.write(fiche.id) : links.card(fiche.id)
  const classes = ['row', fiche.unreadCount > 0 && 'row-unread', fiche.versionCount === 0 && 'row-unpublished'].filter(name => name !== false)
  return (
    <tr role='row' class={classes.join(' ')}>
      {withAuthor && <td role='cell' class='row-author'><strong>{fiche.student.name}</strong></td>}
      <td role='cell' class='row-trace'>
        <h2><a href={href}>{fiche.title === '' ? t.untitled : fiche.title}</a></h2>
        {fiche.excerpt !== '' && <p class='row-excerpt'>{fiche.excerpt}</p>}
      </td>
      <Target fiche={fiche} />
      <Standing fiche={fiche} />
      <Dates fiche={fiche} />
    </tr>
  )
}
