import type { FieldError } from '../../errors.ts'
import type { DraftContent, DraftTrace } from '../fiches/schemas.ts'
import type { Profile } from '../units/domain.ts'

/** Whether a file of the fiche is an image. */
type IsImage = (fileId: string) => boolean

const isEmpty = (text: string): boolean => text.trim() === ''

function isLink (text: string): boolean {
  const url = URL.parse(text.trim())
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== ''
}

function missingTexts (content: DraftContent, { required }: Profile): FieldError[] {
  const texts = ['title', ...(['context', 'description', 'analysis'] as const).filter(field => required.includes(field))] as const
  return texts.filter(field => isEmpty(content[field])).map(field => ({ field, code: 'missing' }))
}

/** Whether nobody who cannot see an image would know what it shows; a file that is no image needs no words. */
const isUnsaid = (trace: DraftTrace, isImage: IsImage): boolean =>
  trace.kind === 'file' && !trace.decorative && isEmpty(trace.alt) && isImage(trace.fileId)

function wrongTraces (content: DraftContent, { required }: Profile, isImage: IsImage): FieldError[] {
  if (content.traces.length === 0 && required.includes('trace')) return [{ field: 'traces', code: 'missing' }]
  return content.traces.flatMap((trace, index) => {
    if (trace.kind === 'link' && !isLink(trace.url)) return [{ field: `traces/${index}/url`, code: 'not-a-link' }]
    return isUnsaid(trace, isImage) ? [{ field: `traces/${index}/alt`, code: 'missing' }] : []
  })
}

function wrongCompetences (content: DraftContent, profile: Profile, fixed: string | null): FieldError[] {
  const { competenceIds } = content
  const code = competenceIds.length === 0 && profile.required.includes('competence')
    ? 'missing'
    : competenceIds.length > profile.maxCompetences
      ? 'too-many'
      : fixed !== null && !competenceIds.includes(fixed) ? 'fixed' : undefined
  return code === undefined ? [] : [{ field: 'competenceIds', code }]
}

/**
 * Everything that keeps a draft from being published, at once and by field: as the unit's profile says (IMT-25: proof =
 * trace + description + analysis; SIO-12, SIO-21: a situation has a context and a competence), and what nobody could read.
 *
 * @param fixed the letter and the competence that the first publication fixed, if any
 */
export function whatIsMissing (content: DraftContent, profile: Profile, fixed: { letter: string | null, competenceId: string | null }, isImage: IsImage): FieldError[] {
  const { required } = profile
  const needsLetter = profile.letter && fixed.letter === null && content.letter === ''
  return [
    ...missingTexts(content, profile),
    ...wrongTraces(content, profile, isImage),
    ...wrongCompetences(content, profile, fixed.competenceId),
    ...(needsLetter ? [{ field: 'letter', code: 'missing' }] : []),
    ...(required.includes('experience') && content.experienceId === null ? [{ field: 'experienceId', code: 'missing' }] : []),
    ...(required.includes('situationType') && content.situationTypes.length === 0 ? [{ field: 'situationTypes', code: 'missing' }] : [])
  ]
}
