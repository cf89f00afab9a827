import { v5, v7, validate } from 'uuid'

/** A new UUIDv7: sorted by time, so that new rows lie together in an index. */
export const newId = (): string => v7()

/** Whether a text of a stranger's can be an id: the database takes nothing else for one. */
export const isId = (text: string): boolean => validate(text)

/** The id of what has these words, the same each time: what is made from it is made once. */
export const idOf = (space: string, words: ReadonlyArray<string | number>): string => v5(JSON.stringify(words), space)
