import { useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { focusOn } from '../../components/error-summary.tsx'
import { Failure } from '../../components/failure.tsx'
import { Heading } from '../../components/heading.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useI18n } from '../../i18n/context.ts'
import { isStudent, useMe } from '../../person.ts'
import { links } from '../../routes.ts'
import { contentOf, emptyExperience } from './content.ts'
import { ExperienceForm } from './experience-form.tsx'
import { ExperienceRow } from './experience-row.tsx'
import { StudentViews } from '../../student-views.tsx'
import { useExperiences } from './use-experiences.ts'
import './experiences.scss'

const addButton = 'add-experience'

function Empty ({ mine }: { mine: boolean }) {
  const { t } = useI18n()
  return (
    <EmptyState icon='planned' title={mine ? t.experience.emptyTitle : t.experience.noneTitle}>
      <p>{mine ? t.experience.emptyText : t.experience.noneText}</p>
    </EmptyState>
  )
}

interface ListProps { studentId: string | null, experiences: ReturnType<typeof useExperiences>, editing: string | null, onEdit: (id: string | null) => void }

function List ({ studentId, experiences, editing, onEdit }: ListProps) {
  const { t } = useI18n()
  const { loaded, reload, change, remove } = experiences
  if (loaded.state === 'loading') return <Skeleton />
  if (loaded.state === 'failed') return <Failure part problem={loaded.problem} retry={reload} />
  const { items } = loaded.value
  if (items.length === 0) return editing === null ? <Empty mine={studentId === null} /> : null
  const close = (id: string): void => {
    onEdit(null)
    requestAnimationFrame(() => focusOn(`edit-${id}`))
  }
  return (
    <ul class='experiences'>
      {items.map(experience => (
        <li key={experience.id} class='experience'>
          {editing === experience.id
            ? (
              <ExperienceForm
                id={experience.id} title={t.experience.editOf(experience.title)} first={contentOf(experience)} onCancel={() => close(experience.id)} onBack={() => onEdit(experience.id)}
                onSave={async content => {
                  const problem = await change(experience, content)
                  if (problem === null) close(experience.id)
                  return problem
                }}
              />
              )
            : (
              <ExperienceRow
                experience={experience} studentId={studentId}
                acts={studentId === null ? { edit: () => onEdit(experience.id), remove: () => { void remove(experience) } } : undefined}
              />
              )}
        </li>
      ))}
    </ul>
  )
}

function Experiences ({ studentId }: { studentId: string | null }) {
  const { t } = useI18n()
  const experiences = useExperiences(studentId)
  const [editing, edit] = useState<string | null>(null)
  const name = experiences.loaded.state === 'ready' ? experiences.loaded.value.name : null
  const closeNew = (): void => {
    edit(null)
    requestAnimationFrame(() => focusOn(addButton))
  }
  return (
    <>
      <div class='screen-head experiences-head'>
        <Heading name={studentId === null ? t.experience.title : name === null ? t.experience.staffTitle : t.experience.titleOf(name)} />
        {studentId === null && editing !== 'new' && <Button kind='primary' icon='add' id={addButton} onClick={() => edit('new')}>{t.experience.add}</Button>}
        {studentId !== null && <StudentViews studentId={studentId} name={name} here='experiences' />}
      </div>
      {studentId === null && <p class='lead'>{t.experience.intro}</p>}
      {editing === 'new' && (
        <ExperienceForm
          id='new' title={t.experience.newTitle} first={emptyExperience} onCancel={closeNew} onBack={() => edit('new')}
          onSave={async content => {
            const problem = await experiences.add(content)
            if (problem === null) closeNew()
            return problem
          }}
        />
      )}
      <List studentId={studentId} experiences={experiences} editing={editing} onEdit={edit} />
    </>
  )
}

/** Where a student met what their fiches tell of: their own to write, a tutor's to read. */
export function ExperiencesScreen ({ studentId }: { studentId: string | null }) {
  const { t } = useI18n()
  const me = useMe()
  const whose = studentId === me.id ? null : studentId
  if (whose !== null || isStudent(me)) return <Experiences key={whose} studentId={whose} />
  return (
    <>
      <Heading name={t.experience.staffTitle} />
      <EmptyState icon='people' title={t.experience.whoseTitle}>
        <p>{t.experience.whoseText}</p>
        <div class='actions'><a class='btn btn-secondary' href={links.people()}>{t.nav.people}</a></div>
      </EmptyState>
    </>
  )
}
