// Any request, sensible or not, by anybody: no 5xx, and no answer outside openapi.yaml.
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc, { type Arbitrary } from 'fast-check'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { describeOperations, describeSchemas, type Operation, type Schemas } from '../support/operations.ts'
import { mails } from '../support/mailing.ts'
import { openSchool, publishFiche, type Client } from '../support/school.ts'

const Schema = Type.Object({
  $ref: Type.Optional(Type.String()),
  type: Type.Optional(Type.String()),
  enum: Type.Optional(Type.Array(Type.Unknown())),
  anyOf: Type.Optional(Type.Array(Type.Unknown())),
  format: Type.Optional(Type.String()),
  pattern: Type.Optional(Type.String()),
  minLength: Type.Optional(Type.Integer()),
  maxLength: Type.Optional(Type.Integer()),
  minimum: Type.Optional(Type.Integer()),
  maximum: Type.Optional(Type.Integer()),
  maxItems: Type.Optional(Type.Integer()),
  items: Type.Optional(Type.Unknown()),
  required: Type.Optional(Type.Array(Type.String())),
  properties: Type.Optional(Type.Record(Type.String(), Type.Unknown()))
})
type Schema = Static<typeof Schema>

/** Values that a schema allows; `known` are ids that exist, so that requests get past the first check. */
function fitting (schemas: Schemas, known: string[]) {
  const texts = ({ pattern, maxLength = 300, minLength = 0 }: Schema) => pattern === undefined
    ? fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\u0000', '\n', '<', '"', '’', '😀', '\ud800', '%'), minLength, maxLength: Math.min(maxLength, 300) })
    : fc.stringMatching(new RegExp(pattern)).filter(text => text.length <= maxLength)

  function strings (schema: Schema): Arbitrary<unknown> {
    if (schema.format === 'uuid') return fc.oneof(fc.constantFrom(...known), fc.uuid())
    return texts(schema)
  }

  function objects ({ properties = {}, required = [] }: Schema): Arbitrary<unknown> {
    const parts = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, values(part)]))
    return fc.record(parts, { requiredKeys: required })
  }

  function values (unknown: unknown): Arbitrary<unknown> {
    const schema = Value.Parse(Schema, unknown)
    if (schema.$ref !== undefined) return values(schemas[schema.$ref.split('/').at(-1) ?? ''])
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
    if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(values))
    if (schema.type === 'string') return strings(schema)
    if (schema.type === 'integer') return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 5, 5) })
    if (schema.type === 'array') return fc.uniqueArray(values(schema.items), { maxLength: Math.min(schema.maxItems ?? 3, 3), selector: item => JSON.stringify(item) })
    if (schema.type === 'object') return objects(schema)
    return fc.constant(null)
  }

  return values
}

type Request = Required<Pick<InjectOptions, 'method' | 'url' | 'headers'>> & { payload?: string }

const junk = fc.oneof(fc.json(), fc.string(), fc.constant('{'), fc.constant('[]'), fc.constant('null'))
const oddPath = fc.oneof(fc.constantFrom('%00', '..%2f', 'é', '%', ' ', 'null', '1'), fc.string({ maxLength: 20 })).map(encodeURIComponent)
const etags = fc.constantFrom('"1"', '"2"', '"3"', '"999999999"', '7', '', '"a"')

function requests (operation: Operation, schemas: Schemas, known: Record<string, string>): Arbitrary<Request> {
  const values = fitting(schemas, Object.values(known))
  const parameters = (operation.parameters ?? []).filter(parameter => parameter.in !== 'header')
  const content = operation.requestBody?.content['application/json']
  const body = content === undefined ? fc.constant(undefined) : fc.oneof({ weight: 4, arbitrary: values(content.schema).map(value => JSON.stringify(value)) }, { weight: 1, arbitrary: junk })
  return fc.record({
    parts: fc.tuple(...parameters.map(({ name, schema }) => fc.oneof({ weight: known[name] === undefined ? 0 : 12, arbitrary: fc.constant(known[name] ?? '') }, { weight: 4, arbitrary: values(schema).map(value => encodeURIComponent(toText(value))) }, { weight: 1, arbitrary: oddPath }))),
    asked: fc.array(fc.boolean(), { minLength: parameters.length, maxLength: parameters.length }),
    body,
    etag: fc.option(etags, { nil: undefined })
  }).map(({ parts, asked, body, etag }) => {
    let path = operation.path
    const query: string[] = []
    parameters.forEach(({ name, in: place }, index) => {
      if (place === 'path') path = path.replace(`{${name}}`, parts[index] ?? '')
      else if (asked[index] === true) query.push(`${name}=${parts[index]}`)
    })
    return {
      method: operation.method,
      url: query.length === 0 ? path : `${path}?${query.join('&')}`,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(etag === undefined ? {} : { 'if-match': etag }) },
      ...(body === undefined ? {} : { payload: body })
    }
  })
}

/** A lone surrogate cannot stand in an address. */
const toText = (value: unknown): string => String(value).toWellFormed()

function checker (schemas: Schemas) {
  const ajv = new Ajv2020({ strict: false })
  formats.default(ajv)
  ajv.addSchema({ $id: 'doc', components: { schemas } })
  const rewrite = (schema: unknown): object => JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"doc#/components'))

  return (operation: Operation, answer: LightMyRequestResponse): string | undefined => {
    const { statusCode } = answer
    if (statusCode >= 500) return `${statusCode} ${answer.body}`
    const declared = operation.responses[String(statusCode)] ?? (statusCode >= 400 ? operation.responses.default : undefined)
    if (declared === undefined) return `${statusCode} is not declared`
    const type = String(answer.headers['content-type'] ?? '').split(';')[0] ?? ''
    const content = declared.content?.[type]
    if (declared.content === undefined) return answer.body === '' ? undefined : `${statusCode} has a body`
    if (content === undefined) return statusCode === 204 && answer.body === '' ? undefined : `${statusCode} with ${type} is not declared`
    if (!type.endsWith('json')) return undefined
    const validate = ajv.compile(rewrite(content.schema))
    return validate(answer.json()) ? undefined : `${statusCode} ${answer.body} ${JSON.stringify(validate.errors)}`
  }
}

t.test('no 5xx, no answer outside its schema', async t => {
  const school = await openSchool(t, { mails })
  const [operations, schemas] = await Promise.all([describeOperations(), describeSchemas()])
  const people = {
    ines: await school.enter('ines', ['student']),
    claire: await school.enter('claire', ['staff']),
    gwenola: await school.enter('gwenola', ['staff', 'administrator'])
  }
  const { id, competenceId } = await publishFiche(people.ines)
  await people.ines.call('POST', `/fiches/${id}/draft`)
  const known = { ficheId: id, competenceId, studentId: people.ines.me.id, activityId: people.ines.me.activity.id }
  const check = checker(schemas)
  let calls = 0
  for (const operation of operations.filter(({ operationId }) => operationId !== 'endSession')) {
    await t.test(operation.operationId, async t => {
      const property = fc.asyncProperty(requests(operation, schemas, known), fc.constantFrom<Array<Client | undefined>>(...Object.values(people), ...Object.values(people), undefined), async (request, client) => {
        calls++
        const token: Record<string, string> = client === undefined ? {} : { authorization: `Bearer ${client.tokens.accessToken}` }
        const ask = async () => await school.app.inject({ ...request, headers: { ...request.headers, ...token } })
        let answer = await ask()
        // A machine that stood still sheds load for a moment: that is an answer too, but not the operation's.
        for (let patience = 10; answer.statusCode === 503 && patience > 0; patience--) {
          await sleep(1000)
          answer = await ask()
        }
        const wrong = check(operation, answer)
        if (wrong !== undefined) throw new Error(wrong)
      })
      await t.resolves(fc.assert(property, { numRuns: 60, includeErrorInReport: true }))
    })
  }
  t.comment(`${calls} calls`)
  t.ok(calls > 700)
})
