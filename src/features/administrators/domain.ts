import * as queries from './queries.ts'

/** Makes somebody an administrator of a school: a person is an issuer and a subject, who need not have come yet. */
export const grant = queries.insert

/** @returns whether they were one */
export const revoke = queries.remove

/** Whom the operator made one, in that order. */
export const list = queries.list
