import type { ComponentChild } from 'preact'
import { asProblem, ApiProblem } from '../api/problem.ts'
import { useLoad } from '../use-load.ts'
import { Failure } from './failure.tsx'
import { Skeleton } from './skeleton.tsx'

interface LazyProps<P> { load: () => Promise<(props: P) => ComponentChild>, props: P, part?: boolean }

/** A part of the page whose code is fetched when it is first shown. */
export function Lazy<P extends object> ({ load, props, part = false }: LazyProps<P>) {
  const { loaded } = useLoad(async () => {
    try {
      return { Part: await load() }
    } catch (error) {
      // The code's own files: without them it is the network, or a release newer than this page, which a reload brings.
      throw error instanceof TypeError ? new ApiProblem(0, 'offline') : asProblem(error)
    }
  }, [])
  if (loaded.state === 'loading') return <Skeleton rows={2} />
  if (loaded.state === 'failed') return <Failure part={part} problem={loaded.problem} retry={() => location.reload()} />
  const { Part } = loaded.value
  return <Part {...props} />
}
