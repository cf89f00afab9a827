import { errors } from './errors.ts'

/**
 * The revision that a client says it has read.
 *
 * @param ifMatch as `"7"`, checked by the route's schema
 * @throws precondition-required
 */
export function readRevision (ifMatch: string | undefined): number {
  if (ifMatch === undefined) throw errors.preconditionRequired([{ field: 'if-match', code: 'missing' }])
  return Number(ifMatch.slice(1, -1))
}
