import type { Compilable, CompiledQuery, Transaction } from 'kysely'
import type { Db, Tables } from './connect.ts'

/**
 * A large query, built once for each of its forms and sent again with other values: building it takes longer than PostgreSQL
 * takes to answer it.
 *
 * @param standIns what `build` is given instead of the values: texts that the query has nowhere else
 * @param build may look at the form, which JSON can hold and of which there are not many; the values it may only pass on
 */
export function prepared<Name extends string, Form, Row> (
  standIns: Record<Name, string>,
  build: (db: Db | Transaction<Tables>, values: Record<Name, string>, form: Form) => Compilable<Row>
) {
  const names = new Map<unknown, Name>()
  for (const name in standIns) names.set(standIns[name], name)
  const forms = new Map<string, CompiledQuery<Row>>()

  return async (db: Db | Transaction<Tables>, values: Record<Name, string>, form: Form): Promise<Row[]> => {
    const key = JSON.stringify(form)
    const compiled = forms.get(key) ?? build(db, standIns, form).compile()
    forms.set(key, compiled)
    const parameters = compiled.parameters.map(parameter => {
      const name = names.get(parameter)
      return name === undefined ? parameter : values[name]
    })
    return (await db.executeQuery<Row>({ ...compiled, parameters })).rows
  }
}
