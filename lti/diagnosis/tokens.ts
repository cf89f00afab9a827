import { LmsError, type AdviceCode, type CheckLine } from '../../src/lms.ts'
import { isWithheld } from '../failures.ts'
import type { TokenSource } from '../ltijs.ts'
import { scopes } from '../service.ts'
import { line } from './line.ts'

/** What came of asking for one scope. */
type Grant = 'granted' | 'withheld' | LmsError
const wanted = ['score', 'result', 'lineItem', 'members'] as const
export type Grants = Record<typeof wanted[number], Grant>

/** Asks for a new token for each scope: a stored one would only tell what was so an hour ago. */
export async function askForTokens (tokens: TokenSource, client: Parameters<TokenSource>[0]): Promise<Grants> {
  const askFor = async (name: keyof Grants): Promise<Grant> =>
    await tokens(client, scopes[name], { stored: true }).then(() => 'granted' as const, (error: unknown) => {
      if (!(error instanceof LmsError)) throw error
      return isWithheld(error) ? 'withheld' : error
    })
  const [score, result, lineItem, members] = await Promise.all([askFor('score'), askFor('result'), askFor('lineItem'), askFor('members')])
  return { score, result, lineItem, members }
}

/** @returns why no token is to be had at all. Who withholds a scope has believed our signature. */
export function tokenFailure (grants: Grants): LmsError | undefined {
  const failures = wanted.map(name => grants[name]).filter(grant => grant instanceof LmsError)
  return failures.length === wanted.length ? failures[0] : undefined
}

export function tokenLine (grants: Grants): CheckLine {
  const failure = tokenFailure(grants)
  return failure === undefined ? line('token', 'ok') : line('token', 'failed', adviceOf(failure), failure.message)
}

function adviceOf ({ code, cause }: LmsError): AdviceCode {
  if (code !== 'unauthorised') return 'token-unreachable'
  // It is not our signature that they mind: they do not know us, or not yet.
  return cause === 'invalid_client' || cause === 'unauthorized_client' ? 'tool-pending' : 'token-refused'
}

/** Without the first two no grade is kept right; the others are for columns of our own and for the list of members. */
const withheldLines = {
  score: line('scopes', 'failed', 'scope-score', scopes.score),
  result: line('scopes', 'failed', 'scope-result', scopes.result),
  lineItem: line('scopes', 'warning', 'scope-line-item', scopes.lineItem),
  members: line('scopes', 'warning', 'scope-members', scopes.members)
} satisfies Record<keyof Grants, CheckLine>

export function scopeLines (grants: Grants): CheckLine[] {
  if (tokenFailure(grants) !== undefined) return [line('scopes', 'skipped')]
  const lines = wanted.flatMap(name => {
    const grant = grants[name]
    if (grant === 'granted') return []
    return [grant === 'withheld' ? withheldLines[name] : line('scopes', 'warning', adviceOf(grant), grant.message)]
  })
  return lines.length > 0 ? lines : [line('scopes', 'ok')]
}
