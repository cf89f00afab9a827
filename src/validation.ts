import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import { Ajv, type Options } from 'ajv'
import formats from 'ajv-formats'
import type { FastifyInstance, FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify'
import { allModels } from './schema.ts'

function validator (options: Options): Ajv {
  const ajv = new Ajv({ allErrors: false, removeAdditional: false, useDefaults: true, ...options })
  formats.default(ajv)
  for (const named of allModels()) ajv.addSchema(named)
  return ajv
}

/** A number in an address is text until it is read; a body says what it means. */
const coercing = validator({ coerceTypes: true })
const literal = validator({ coerceTypes: false })

/** Compiles the schemas of requests: bodies as they are, addresses and headers read as numbers where one is meant. */
export const compileValidator: FastifySchemaCompiler<object> = ({ schema, httpPart }) =>
  (httpPart === 'body' ? literal : coercing).compile(schema)

const selectSerializer = SerializerSelector()
const serializers = new Map<string, ReturnType<ReturnType<typeof selectSerializer>>>()

/** The models that a schema refers to, and those that they refer to. */
function modelsIn (text: string, found: Record<string, object> = {}): Record<string, object> {
  for (const [, name = ''] of text.matchAll(/"\$ref":"([^"#]+)/g)) {
    const named = allModels().find(({ $id }) => $id === name)
    if (named === undefined || name in found) continue
    found[name] = named
    modelsIn(JSON.stringify(named), found)
  }
  return found
}

/**
 * Compiles the schemas of answers as Fastify does, but each once, with the models that it needs: Fastify reads every model
 * again for each answer of each route, which takes most of a start.
 */
export const compileSerializer: FastifySerializerCompiler<object> = ({ schema, method, url, httpStatus = '' }) => {
  const text = JSON.stringify(schema)
  const serialize = serializers.get(text) ?? selectSerializer(modelsIn(text))({ schema, method, url, httpStatus })
  serializers.set(text, serialize)
  return serialize
}

/** Makes the named schemas known to the API's description. */
export function addSchemas (app: FastifyInstance): void {
  for (const named of allModels()) app.addSchema(named)
}
