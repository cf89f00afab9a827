import { Ajv, type Options } from 'ajv'
import formats from 'ajv-formats'
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify'
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

/** Makes the named schemas known to the serializer and to the API's description. */
export function addSchemas (app: FastifyInstance): void {
  for (const named of allModels()) app.addSchema(named)
}
