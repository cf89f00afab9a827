import { useState } from 'preact/hooks'
import { api } from '../../api.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { asProblem } from '../../api/problem.ts'
import type { CompetenceList, UnitCompetence } from '../../api/types.ts'
import { Failure } from '../../components/failure.tsx'
import { Notice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { useMe } from '../../person.ts'
import { useLoad, type Load } from '../../use-load.ts'
import { CompetenceRow } from './competence-row.tsx'

/** Renames against the version that was read; somebody else's change is loaded and told, never overwritten. */
function useRename ({ set }: Load<CompetenceList>) {
  const { t } = useI18n()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  async function rename (list: CompetenceList, item: UnitCompetence, label: string, isUndo = false): Promise<boolean> {
    setProblem(null)
    try {
      const next = await api.renameCompetence(item.id, list.framework.version, label)
      set(next)
      const undo = { label: t.undo, run: () => { void rename(next, item, item.label, true) } }
      notify(isUndo ? { text: t.competence.restored(item.code) } : { text: t.competence.renamed(item.code), undo })
      return true
    } catch (error) {
      const failed = asProblem(error)
      setProblem(failed)
      if (failed.code === 'stale') api.listCompetences().then(set, () => {})
      return false
    }
  }
  return { problem, rename }
}

/** The competences that the unit's fiches may aim at. */
export function Competences () {
  const { t } = useI18n()
  const { unit } = useMe()
  const [editing, setEditing] = useState<string | null>(null)
  const load = useLoad(api.listCompetences, [])
  const { problem, rename } = useRename(load)
  const { loaded, reload } = load
  if (loaded.state === 'loading') return <Skeleton rows={2} />
  if (loaded.state === 'failed') return <Failure part problem={loaded.problem} retry={reload} />
  const list = loaded.value
  return (
    <section aria-labelledby='competences'>
      <h2 id='competences'>{t.competence.title(unit.code)}</h2>
      <p class='lead'>{t.competence.framework(list.framework.title, list.framework.version)} {t.competence.text}</p>
      {problem !== null && (
        <Notice kind='warning' urgent>{problem.code === 'stale' ? t.competence.stale : problemText(t, problem)}</Notice>
      )}
      {list.items.length === 0 && <p>{t.competence.none}</p>}
      <ul class='competences'>
        {list.items.map(item => (
          <CompetenceRow
            key={item.id} item={item} editing={editing === item.id} onEdit={() => setEditing(item.id)} onClose={() => setEditing(null)}
            onRename={async label => await rename(list, item, label)}
          />
        ))}
      </ul>
    </section>
  )
}
