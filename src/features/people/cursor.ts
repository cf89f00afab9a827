import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { errors } from '../../errors.ts'
import { Id, Text } from '../../schema.ts'

const NameCursor = Type.Object({ name: Text(), id: Id }, { additionalProperties: false })

/** Where a page of people ended. */
export type NameCursor = Static<typeof NameCursor>

/** @throws invalid when it is not one of ours */
export function readNameCursor (text: string | undefined): NameCursor | undefined {
  if (text === undefined) return undefined
  try {
    return Value.Parse(NameCursor, JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch {
    throw errors.invalid([{ field: 'after', code: 'cursor' }])
  }
}

export const writeNameCursor = ({ name, id }: NameCursor): string => Buffer.from(JSON.stringify({ name, id })).toString('base64url')
