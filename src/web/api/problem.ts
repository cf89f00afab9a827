export interface FieldProblem { field: string, code: string }

/**
 * A request that came to nothing. `code` is the server's (RFC 9457 body), or one of ours: `offline` when no answer
 * came, `unexpected` when the answer was not the API's.
 */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly fields: FieldProblem[]

  constructor (status: number, code: string, fields: FieldProblem[] = []) {
    super(code)
    this.status = status
    this.code = code
    this.fields = fields
  }
}

const isField = (value: unknown): value is FieldProblem =>
  typeof value === 'object' && value !== null && 'field' in value && 'code' in value &&
  typeof value.field === 'string' && typeof value.code === 'string'

/** Reads a refusing answer, which may come from a proxy on the way rather than from the API. */
export function problemFrom (status: number, body: unknown): ApiProblem {
  const known = typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
  if (!known) return new ApiProblem(status, status >= 500 ? 'unavailable' : 'unexpected')
  const fields = 'fields' in body && Array.isArray(body.fields) ? body.fields.filter(isField) : []
  return new ApiProblem(status, String(body.code), fields)
}

/** What was thrown, as a problem: anything that is not one is a fault of this page. */
export const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem ? error : new ApiProblem(0, 'unexpected')

/** Whether trying again later, without changing anything, may help. */
export const isPassing = (problem: ApiProblem): boolean =>
  problem.code === 'offline' || problem.status >= 500 || problem.status === 429

export const isSessionOver = (problem: ApiProblem): boolean => problem.status === 401
