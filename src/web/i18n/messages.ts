import type { fr } from './fr.ts'

/** The same keys as the source, each a text or a function of the same arguments: a missing key does not compile. */
type Translation<T> = {
  [Key in keyof T]: T[Key] extends string
    ? string
    : T[Key] extends (...values: infer Values) => string ? (...values: Values) => string : Translation<T[Key]>
}

export type Messages = Translation<typeof fr>
