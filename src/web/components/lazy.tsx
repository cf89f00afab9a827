import type { ComponentChild } from 'preact'
import { asProblem, ApiProblem } from '../api/problem.ts'
import { useLoad } from '../use-load.ts'
import { Failure } from './failure.tsx'
import { Skeleton } from './skeleton.tsx'

interface LazyProps<P> { load: () => Promise<(props: P) => ComponentChild>, props: P }

/** A part of the page whose code is fetched when it is first shown. */
export function Lazy<P extends object> ({ load, props }: LazyProps<P>) {
  const { loaded, reload } = useLoad(async () => {
    try {
      return { Part: await load() }
    } catch (error) {
      // The code's own files: without them it is the network, or a release newer than this page.
      throw error instanceof TypeError ? new ApiProblem(0, 'offline') : asProblem(error)
    }
  }, [])
  if (loaded.state === 'loading') return <Skeleton rows={2} />
  if (loaded.state === 'failed') return <Failure problem={loaded.problem} retry={reload} />
  const { Part } = loaded.value
  return <Part {...props} />
}
