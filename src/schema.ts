import { Type, type Static, type TSchema } from 'typebox'
import { Value } from 'typebox/value'

const models: Array<TSchema & { $id: string }> = []

/**
 * Names a schema. It becomes a component of `openapi.yaml`; where it is used, it stands as a `$ref` that keeps its
 * TypeScript type (a bare `Type.Ref` would be `unknown`).
 *
 * @param name unique, in PascalCase
 */
export function model<T extends TSchema> (name: string, schema: T) {
  const named = { ...schema, $id: name }
  models.push(named)
  return Type.Unsafe<Static<T>>(Type.Ref(name))
}

/** Every named schema, for Fastify's `addSchema` and for checks. */
export function allModels (): ReadonlyArray<TSchema & { $id: string }> {
  return models
}

/** A string out of a closed list, printed as one `enum`. */
export const OneOf = <const T extends string[]>(values: readonly [...T], options: { description?: string } = {}) =>
  Type.Enum([...values] as [...T], { type: 'string', ...options })

/** Any text but what PostgreSQL cannot keep: NUL, and half a surrogate pair. */
export const Text = (options: { minLength?: number, maxLength?: number, description?: string } = {}) =>
  Type.String({ pattern: `${options.minLength === undefined ? '^' : '^\\s*[^\\s\\u0000\\ud800-\\udfff]'}[^\\u0000\\ud800-\\udfff]*$`, ...options })

const uuid = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'

/** One spelling only: `format: uuid` would let `urn:uuid:` and capitals pass, which are other texts for the same row. */
export const Id = Type.String({ pattern: uuid })

/** An id that the client makes, so that the same request twice has one effect. */
export const ClientMadeId = Type.String({ pattern: uuid, description: 'UUIDv7 made by the client: the same request twice has one effect' })
/** PostgreSQL knows no year 0. */
export const LocalDate = Type.String({ format: 'date', pattern: '^[1-9]\\d{3}-\\d\\d-\\d\\d$', description: 'a local date, without a time zone' })
export const Instant = Type.String({ format: 'date-time' })
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** `additionalProperties: false`: what is not known is refused, not dropped. */
export const Closed = <T extends Record<string, TSchema>>(properties: T, options: { description?: string } = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options })

export const Problem = model('Problem', Closed({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String({ description: 'stable: translate this' }),
  fields: Type.Array(Closed({ field: Type.String(), code: Type.String() })),
  requestId: Type.String()
}, { description: 'RFC 9457' }))

export const Nothing = Type.Null({ description: 'no body' })

/** Whose: the reader's own when it is not said. */
export const StudentQuery = Closed({ studentId: Type.Optional(Id) })

export const FicheParams = Closed({ ficheId: Id })

/** `If-Match: "7"`: the revision that the client has read. */
export const IfMatch = Type.Object({ 'if-match': Type.Optional(Type.String({ pattern: '^"\\d{1,9}"$' })) })

/**
 * Reads what was kept as JSON.
 *
 * @throws when it does not fit: then somebody wrote past us
 */
export function parse<T extends TSchema> (schema: T, value: unknown): Static<T> {
  const context = Object.fromEntries(models.map(named => [named.$id, named]))
  if (!Value.Check(context, schema, value)) throw new Error(`stored JSON does not fit: ${JSON.stringify(Value.Errors(context, schema, value)[0])}`)
  return value
}
