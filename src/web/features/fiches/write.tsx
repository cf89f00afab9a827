import { useEffect, useState } from 'preact/hooks'
import { v7 as newId } from 'uuid'
import { ApiProblem } from '../../api/problem.ts'
import { Failure } from '../../components/failure.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { isStudent, useMe } from '../../person.ts'
import { goToInstead } from '../../router.ts'
import { links } from '../../routes.ts'
import { useLoad } from '../../use-load.ts'
import { Editor } from './editor.tsx'
import { loadWrite, type Origin } from './write-data.ts'
import './write.scss'

/** «Ajouter une fiche», and the next version of one. */
export function WriteScreen ({ ficheId, origin }: { ficheId: string | null, origin: Origin }) {
  const me = useMe()
  const [id] = useState(() => ficheId ?? newId())
  const { loaded, reload } = useLoad(async () => await loadWrite(id, origin, me.activity.competence?.id ?? null), [id])
  const isRemoved = loaded.state === 'ready' && loaded.value.removed
  useEffect(() => { if (isRemoved) goToInstead(links.card(id)) }, [isRemoved])
  if (!isStudent(me)) return <Failure problem={new ApiProblem(403, 'forbidden')} />
  if (loaded.state === 'failed') return <Failure problem={loaded.problem} retry={reload} />
  if (loaded.state === 'loading' || isRemoved) return <Skeleton rows={5} />
  return <Editor data={loaded.value} />
}
