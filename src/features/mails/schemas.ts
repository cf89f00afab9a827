import type { Static } from 'typebox'
import { OneOf } from '../../schema.ts'

/** `immediate`: after a pause of some minutes; `daily`, `weekly`: at seven in the morning, of a Monday. */
export const MailRhythm = OneOf(['immediate', 'daily', 'weekly', 'never'], { description: 'how often mails tell what is new' })
export type MailRhythm = Static<typeof MailRhythm>
