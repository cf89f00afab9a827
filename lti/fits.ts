import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'

interface Compiled { Check: (value: unknown) => boolean }
const compiled = new WeakMap<TSchema, Compiled>()

/**
 * Whether a value is of a form: `Value.Check`, compiled at its first use, as every launch is checked some thirty times.
 *
 * @param schema one that stays: a new one at each call would be compiled at each call
 */
export function fits<T extends TSchema> (schema: T, value: unknown): value is Static<T> {
  let form = compiled.get(schema)
  if (form === undefined) {
    form = Compile(schema)
    compiled.set(schema, form)
  }
  return form.Check(value)
}
