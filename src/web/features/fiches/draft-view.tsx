import { api } from '../../api.ts'
import type { Draft, Fiche } from '../../api/types.ts'
import { Icon } from '../../components/icon.tsx'
import { Moment } from '../../components/moment.tsx'
import { useI18n } from '../../i18n/context.ts'
import { useMe } from '../../person.ts'
import { useLoad } from '../../use-load.ts'
import { ContentFacts, type Facts } from './content-facts.tsx'
import { ContentView, textNames } from './content-view.tsx'

/** A draft knows ids: the names come from the unit's competences and the student's experiences. */
async function loadFacts (draft: Draft, studentId: string | undefined): Promise<Facts> {
  const [competences, experiences] = await Promise.all([
    api.listCompetences(),
    draft.experienceId === null ? { items: [] } : api.listExperiences(studentId)
  ])
  const experience = experiences.items.find(({ id }) => id === draft.experienceId)
  return {
    competences: competences.items.filter(({ id }) => draft.competenceIds.includes(id)).map(({ id, code, label }) => ({ id, code, label, acquired: draft.acquiredIds.includes(id) })),
    situationTypes: draft.situationTypes,
    experience: experience === undefined ? null : { id: experience.id, title: experience.title }
  }
}

interface DraftViewProps { fiche: Fiche, draft: Draft, showTitle: boolean }

/** What is not published yet, marked as such (IMT-26). */
export function DraftView ({ fiche, draft, showTitle }: DraftViewProps) {
  const { t } = useI18n()
  const isOwn = fiche.student.id === useMe().id
  const { loaded } = useLoad(async () => await loadFacts(draft, isOwn ? undefined : fiche.student.id), [draft.revision])
  return (
    <article class='version' aria-label={t.card.draftMark}>
      <div class='draft-mark state-draft'>
        <Icon name='draft' />
        <div>
          <p><strong>{t.card.draftMark}</strong></p>
          <p class='quiet'>{t.card.draftSaved} <Moment at={draft.updatedAt} withTime />. {!isOwn && t.card.draftText}</p>
        </div>
      </div>
      {showTitle && <p class='version-title'>{draft.title}</p>}
      {loaded.state === 'ready' && <ContentFacts complete facts={loaded.value} studentId={fiche.student.id} />}
      {textNames.every(name => draft[name] === '') && <p>{t.card.draftEmpty}</p>}
      <ContentView ficheId={fiche.id} texts={draft} traces={draft.traces} />
    </article>
  )
}
