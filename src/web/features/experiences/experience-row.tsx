import type { Experience } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { useI18n } from '../../i18n/context.ts'
import { links } from '../../routes.ts'

/** From when to when, as far as it is said. */
function Period ({ startsOn, endsOn }: Pick<Experience, 'startsOn' | 'endsOn'>) {
  const { t, day } = useI18n()
  const start = startsOn !== null && <time dateTime={startsOn}>{day(startsOn)}</time>
  const end = endsOn !== null && <time dateTime={endsOn}>{day(endsOn)}</time>
  if (start && end) return <span>{start} – {end}</span>
  if (start) return <span>{t.experience.from} {start}</span>
  return end ? <span>{t.experience.until} {end}</span> : null
}

interface ExperienceRowProps {
  experience: Experience
  studentId: string | null
  /** Absent for who only reads. */
  acts: { edit: () => void, remove: () => void } | undefined
}

/** One experience of the list. */
export function ExperienceRow ({ experience, studentId, acts }: ExperienceRowProps) {
  const { t } = useI18n()
  const { id, kind, title, host, setting, involvement, realism, collaboration, supervisor, ficheCount } = experience
  const traits = [
    setting !== null && t.experience.setting[setting],
    involvement !== null && t.experience.involvement[involvement],
    realism !== null && t.experience.realism[realism],
    collaboration !== null && t.experience.collaboration[collaboration]
  ].filter(trait => trait !== false)
  const query = { experienceId: id, ...(studentId === null ? {} : { studentId }) }
  return (
    <>
      <div class='experience-words'>
        <h2>{title}</h2>
        <p class='experience-line'>
          <span class='experience-kind'>{t.experience.kind[kind]}</span>
          {host !== '' && <span>{host}</span>}
          <Period startsOn={experience.startsOn} endsOn={experience.endsOn} />
        </p>
        {traits.length > 0 && <p class='experience-line'>{traits.join(' · ')}</p>}
        {supervisor !== '' && <p class='experience-line'>{t.experience.label.supervisor}{t.colon} {supervisor}</p>}
        {ficheCount > 0 && <p class='experience-line'><a href={links.search('all', query)} aria-label={`${t.experience.fiches(ficheCount)}, ${title}`}>{t.experience.fiches(ficheCount)}</a></p>}
      </div>
      {acts !== undefined && (
        <div class='actions'>
          <Button small icon='pencil' id={`edit-${id}`} aria-label={t.experience.editOf(title)} onClick={acts.edit}>{t.experience.edit}</Button>
          <Button small kind='link' aria-label={t.experience.removeOf(title)} onClick={acts.remove}>{t.experience.remove}</Button>
        </div>
      )}
    </>
  )
}
