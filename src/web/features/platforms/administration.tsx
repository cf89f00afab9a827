import { ApiProblem } from '../../api/problem.ts'
import { Failure } from '../../components/failure.tsx'
import { Heading } from '../../components/heading.tsx'
import { useI18n } from '../../i18n/context.ts'
import { isAdministrator, useMe } from '../../person.ts'
import { Competences } from '../frameworks/competences.tsx'
import { Method } from '../units/method.tsx'
import { Platforms } from './platforms.tsx'
import './administration.scss'

/** «Administration». */
export function AdministrationScreen () {
  const { t } = useI18n()
  if (!isAdministrator(useMe())) return <Failure problem={new ApiProblem(403, 'forbidden')} />
  return (
    <div class='administration'>
      <Heading name={t.nav.administration} />
      <Competences />
      <Method />
      <Platforms />
    </div>
  )
}
