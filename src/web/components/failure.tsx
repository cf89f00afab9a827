import { isPassing, type ApiProblem } from '../api/problem.ts'
import { useI18n } from '../i18n/context.ts'
import { problemText } from '../i18n/problems.ts'
import { links } from '../routes.ts'
import { Button } from './button.tsx'
import { Heading } from './heading.tsx'
import { Icon } from './icon.tsx'

interface FailureProps {
  problem: ApiProblem
  retry?: () => void
  /** Of a screen that has its own heading. */
  part?: boolean
}

/** What could not be loaded: what happened, and the way on. */
export function Failure ({ problem, retry, part = false }: FailureProps) {
  const { t } = useI18n()
  const mayRetry = isPassing(problem) && retry !== undefined
  const title = problem.code === 'not-found' ? t.failure.notFoundTitle : t.failure.title
  return (
    <div class='blank' role={part ? 'alert' : undefined}>
      <Icon name={problem.code === 'not-found' ? 'question' : 'warning'} />
      {part ? <h2>{title}</h2> : <Heading name={title} />}
      <p>{problemText(t, problem)}</p>
      <div class='actions'>
        {mayRetry && <Button kind='primary' onClick={retry}>{t.failure.retry}</Button>}
        {!mayRetry && <a class='btn btn-secondary' href={links.list()}>{t.failure.home}</a>}
      </div>
    </div>
  )
}
