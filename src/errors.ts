/** What a problem says of one field of the request. The browser has a sentence for each `code`. */
export interface FieldError { field: string, code: string }

/**
 * An answer that refuses. `code` is stable: the browser translates it, tests and clients rely on it.
 * `detail` is for whoever reads the wire, in English; `fields` name what is wrong with the request.
 */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly fields: FieldError[]

  constructor (status: number, code: string, detail: string, fields: FieldError[] = []) {
    super(detail)
    this.status = status
    this.code = code
    this.fields = fields
  }
}

const refusal = (status: number, code: string, detail: string) => (fields: FieldError[] = []): Refusal =>
  new Refusal(status, code, detail, fields)

/** The one catalogue of refusals. Each entry makes the error to throw. */
export const errors = {
  invalid: refusal(400, 'invalid', 'The request does not fit its schema.'),
  unauthenticated: refusal(401, 'unauthenticated', 'No valid access token came with the request.'),
  sessionEnded: refusal(401, 'session-ended', 'The session is over: open the activity again from the LMS.'),
  codeUnknown: refusal(401, 'code-unknown', 'The launch code is unknown, used or expired.'),
  forbidden: refusal(403, 'forbidden', 'This role may not do that.'),
  // Also "not yours": whether a thing exists is nobody else's business.
  notFound: refusal(404, 'not-found', 'There is no such thing here.'),
  idTaken: refusal(409, 'id-taken', 'The id belongs to something else.'),
  letterTaken: refusal(409, 'letter-taken', 'Another fiche of this competence has this letter.'),
  nothingToPublish: refusal(409, 'nothing-to-publish', 'There is no draft to publish.'),
  nothingChanged: refusal(409, 'nothing-changed', 'The draft is what the last version already says.'),
  noGradebook: refusal(409, 'no-gradebook', 'The LMS does not let the activity add columns to its gradebook.'),
  alreadyDecided: refusal(409, 'already-decided', 'The version already has this decision.'),
  removed: refusal(409, 'removed', 'The fiche was taken away: bring it back first.'),
  profileInUse: refusal(409, 'profile-in-use', 'Versions were published under these rules: another kind would not fit them.'),
  nothingPublished: refusal(409, 'nothing-published', 'Nothing of the fiche is published: remove the fiche itself.'),
  stale: refusal(412, 'stale', 'It has changed since it was read.'),
  tooLarge: refusal(413, 'too-large', 'The file or the request is too large.'),
  quotaExceeded: refusal(413, 'quota-exceeded', 'The files of this person take all the room that they may.'),
  notAnImage: refusal(415, 'not-an-image', 'The file says that it is an image, and cannot be read as one.'),
  unsupportedMediaType: refusal(415, 'unsupported-media-type', 'This media type is not understood here.'),
  incomplete: refusal(422, 'incomplete', 'The draft lacks what the unit asks for.'),
  preconditionRequired: refusal(428, 'precondition-required', 'If-Match is missing.'),
  tooManyRequests: refusal(429, 'too-many-requests', 'Too many requests: try again later.'),
  internal: refusal(500, 'internal', 'Something went wrong on our side.'),
  lmsFailed: refusal(502, 'lms-failed', 'The LMS did not do what was asked of it.'),
  unavailable: refusal(503, 'unavailable', 'The service cannot answer now.')
}
