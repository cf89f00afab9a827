import { EmptyState } from '../../components/empty-state.tsx'
import { Heading } from '../../components/heading.tsx'
import { useI18n } from '../../i18n/context.ts'
import { links } from '../../routes.ts'

/** For those who have no portfolio of their own. */
export function ChooseStudent ({ title }: { title: string }) {
  const { t } = useI18n()
  return (
    <>
      <Heading name={title} />
      <EmptyState icon='people' title={t.ofStudent.chooseTitle}>
        <p>{t.ofStudent.chooseText}</p>
        <a class='btn btn-primary' href={links.people()}>{t.nav.people}</a>
      </EmptyState>
    </>
  )
}
