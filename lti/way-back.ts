import { Type } from 'typebox'
import { Refusal } from '../src/errors.ts'
import { fits } from './fits.ts'

const presentation = 'https://purl.imsglobal.org/spec/lti/claim/launch_presentation'
const Presentation = Type.Object({ return_url: Type.String({ pattern: '^https?://' }) })

/** A refusal of a message that its platform did send, and that says where in the platform one came from. */
export class ReturningRefusal extends Refusal {
  readonly returnUrl: string

  constructor ({ status, code, message }: Refusal, returnUrl: string) {
    super(status, code, message)
    this.returnUrl = returnUrl
  }
}

/**
 * Adds the way back to a refusal (LTI 1.3, 5.4.4: `return_url` of `launch_presentation`).
 *
 * @param claims of a token whose signature, audience and nonce were checked: nobody else may say where our page leads
 * @returns what to throw: the error itself, where it is no refusal or the platform named no way back
 */
export function withWayBack (error: unknown, claims: Record<string, unknown>): unknown {
  const named = claims[presentation]
  if (!(error instanceof Refusal) || !fits(Presentation, named) || !URL.canParse(named.return_url)) return error
  return new ReturningRefusal(error, named.return_url)
}

/** The address to go back by, with what the platform then tells the person, and what it writes in its log (LTI 1.3, 5.4.4). */
export function wayBack (returnUrl: string, message: string, log: string): string {
  const url = new URL(returnUrl)
  url.searchParams.set('lti_errormsg', message)
  url.searchParams.set('lti_errorlog', log)
  return url.href
}
