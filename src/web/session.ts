import { ApiProblem, asProblem, isSessionOver } from './api/problem.ts'
import type { Tokens } from './api/types.ts'
import type { KeyStore } from './storage.ts'

const key = 'preuves.refresh-token'
/** Renewed a little early, so that a token does not run out on its way. */
const marginMs = 30_000

export interface SessionDeps {
  open: (code: string) => Promise<Tokens>
  refresh: (refreshToken: string) => Promise<Tokens>
  store: KeyStore
  now: () => number
}

export interface Session {
  /** Whether there is something to go on with, after a reload of the page. */
  exists: () => boolean
  /** Trades a launch's one-time code. */
  start: (code: string) => Promise<void>
  /** An access token that is good for a while. */
  token: () => Promise<string>
  /** Another token than the one that was just refused. */
  tokenAfter: (refused: string) => Promise<string>
  end: () => void
  onEnd: (listener: () => void) => void
}

/** Keeps the tokens: access in memory, refresh for the life of the tab. However many ask, one renewal runs at a time. */
export function createSession ({ open, refresh, store, now }: SessionDeps): Session {
  let access: { token: string, until: number } | undefined
  let renewal: Promise<string> | undefined
  const listeners: Array<() => void> = []

  function keep (tokens: Tokens): string {
    access = { token: tokens.accessToken, until: now() + tokens.expiresIn * 1000 - marginMs }
    store.set(key, tokens.refreshToken)
    return tokens.accessToken
  }

  function end (): void {
    access = undefined
    store.remove(key)
    for (const listener of listeners) listener()
  }

  async function renew (): Promise<string> {
    const refreshToken = store.get(key)
    if (refreshToken === null) throw new ApiProblem(401, 'session-ended')
    try {
      return keep(await refresh(refreshToken))
    } catch (error) {
      if (isSessionOver(asProblem(error))) end()
      throw error
    }
  }

  const renewOnce = (): Promise<string> => {
    renewal ??= renew().finally(() => { renewal = undefined })
    return renewal
  }

  return {
    exists: () => store.get(key) !== null,
    start: async code => { keep(await open(code)) },
    token: async () => access !== undefined && now() < access.until ? access.token : await renewOnce(),
    tokenAfter: async refused => access !== undefined && access.token !== refused ? access.token : await renewOnce(),
    end,
    onEnd: listener => { listeners.push(listener) }
  }
}
