import { useRef, useState } from 'preact/hooks'
import { v7 as newId } from 'uuid'
import { api } from '../../api.ts'
import { asProblem, type ApiProblem } from '../../api/problem.ts'
import type { Comment, NewComment } from '../../api/types.ts'

/** Sends comments. One id until it has arrived: sending again after a lost answer does not say it twice. */
export function useSend (ficheId: string) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const id = useRef(newId())
  async function send (said: Omit<NewComment, 'id'>): Promise<Comment | null> {
    setBusy(true)
    setProblem(null)
    try {
      const comment = await api.addComment(ficheId, { id: id.current, ...said })
      id.current = newId()
      return comment
    } catch (error) {
      setProblem(asProblem(error))
      return null
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, send }
}
