import type { FieldError } from '../../errors.ts'
import type { DraftContent } from '../fiches/schemas.ts'
import type { Profile } from '../units/domain.ts'

const isEmpty = (text: string): boolean => text.trim() === ''

function isLink (text: string): boolean {
  const url = URL.parse(text.trim())
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== ''
}

function missingTexts (content: DraftContent, { required }: Profile): FieldError[] {
  const texts = ['title', ...(['description', 'analysis'] as const).filter(field => required.includes(field))] as const
  return texts.filter(field => isEmpty(content[field])).map(field => ({ field, code: 'missing' }))
}

function wrongTraces (content: DraftContent, { required }: Profile): FieldError[] {
  if (content.traces.length === 0 && required.includes('trace')) return [{ field: 'traces', code: 'missing' }]
  return content.traces.flatMap((trace, index) =>
    trace.kind === 'link' && !isLink(trace.url) ? { field: `traces/${index}/url`, code: 'not-a-link' } : [])
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
 * Everything that keeps a draft from being published, at once and by field (IMT-25: proof = trace + description +
 * analysis).
 *
 * @param fixed the letter and the competence that the first publication fixed, if any
 */
export function whatIsMissing (content: DraftContent, profile: Profile, fixed: { letter: string | null, competenceId: string | null }): FieldError[] {
  const needsLetter = profile.letter && fixed.letter === null && content.letter === ''
  return [
    ...missingTexts(content, profile),
    ...wrongTraces(content, profile),
    ...wrongCompetences(content, profile, fixed.competenceId),
    ...(needsLetter ? [{ field: 'letter', code: 'missing' }] : [])
  ]
}
