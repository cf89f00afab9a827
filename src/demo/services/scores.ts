import { isGradable } from '../world.ts'
import { isNumeric, parseObject } from '../forms.ts'
import type { Moodle } from '../moodle.ts'
import type { AcceptedScore } from '../gradebook.ts'
import type { Cell, LineItem } from '../model.ts'
import { rescaled } from '../scoring.ts'
import type { Writing } from '../scoring.ts'
import { refusal } from './answer.ts'
import type { Answer, Call } from './answer.ts'
import { media } from './resources.ts'

/** Posting a score: resources/scores.php. A refusal says why on the status line only; its body is []. */
export function scores (moodle: Moodle, item: LineItem, { body, contentType }: Call): Answer {
  if (contentType !== media.score) return refusal(400, 'No context or unsupported content type')
  const refused = (status: number, reason?: string): Answer => ({ status, reason, type: contentType, body: '[]' })
  const score = readScore(item, body)
  if (!score || !isGradable(personOf(moodle, score.userId))) return refused(400, `Incorrect score received${body}`)
  const at = secondsOf(score.timestamp)
  const [stored] = moodle.gradebook.stored(item, score.userId)
  if (notNewer(stored, at)) {
    return refused(409, `Refusing score with an earlier timestamp for item ${item.id} and user ${score.userId}`)
  }
  if (!moodle.gradebook.write(item, score, writingOf(item, score, at))) return refused(500)
  return { status: 200, type: media.score, body: '' }
}

const personOf = ({ store }: Moodle, userId: string) => store.state.people.find(({ id }) => id === userId)

/** By whole seconds, and an equal second is refused (wire 3). */
const notNewer = (stored: Cell | undefined, at: number) => stored?.modified != null && stored.modified >= at

/** Anything but FullyGraded takes the grade away, and so does a score without scoreGiven. */
function writingOf (item: LineItem, score: AcceptedScore, at: number): Writing {
  const graded = score.gradingProgress === 'FullyGraded' && score.scoreGiven !== null
  return {
    grade: graded ? rescaled(item, score.scoreGiven ?? 0, score.scoreMaximum ?? 1) : null,
    comment: score.comment,
    at: graded ? at : null
  }
}

const isoDate = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)?)?$/i

function secondsOf (timestamp: string): number {
  const iso = timestamp.replace(' ', 'T').replace(',', '.')
  const zoned = /T/i.test(iso) && !/(Z|[+-]\d{2}(:?\d{2})?)$/i.test(iso) ? `${iso}Z` : iso
  return Math.floor(Date.parse(zoned) / 1000)
}

const present = (value: unknown) => value !== undefined && value !== null

function readScore (item: LineItem, text: string): AcceptedScore | undefined {
  const json = parseObject(text)
  if (!json) return undefined
  const { userId, timestamp, activityProgress, gradingProgress, scoreGiven, scoreMaximum, comment } = json
  if (typeof timestamp !== 'string' || !isoDate.test(timestamp) || Number.isNaN(secondsOf(timestamp))) return undefined
  if (typeof userId !== 'string' && typeof userId !== 'number') return undefined
  if (!present(activityProgress) || !present(gradingProgress)) return undefined
  if (present(scoreGiven) && (!isNumeric(scoreGiven) || !present(scoreMaximum))) return undefined
  if (present(scoreMaximum) && !isNumeric(scoreMaximum)) return undefined
  return {
    lineItemId: item.id,
    userId: String(userId),
    timestamp,
    activityProgress,
    gradingProgress,
    scoreGiven: present(scoreGiven) ? Number(scoreGiven) : null,
    scoreMaximum: present(scoreMaximum) ? Number(scoreMaximum) : null,
    // PHP's empty(): '0' is no comment either.
    comment: typeof comment === 'string' && comment !== '' && comment !== '0' ? comment : null
  }
}
