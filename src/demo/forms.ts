import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { Value } from 'typebox/value'

/** Fields of a form or a query. Of a name given twice, the last counts, as in PHP. */
export type Fields = Record<string, string>

export const fieldsOf = (text: string): Fields => Object.fromEntries(new URLSearchParams(text))

export const queryOf = (url: string): Fields => fieldsOf(url.split('?', 2)[1] ?? '')

/** PHP's PARAM_INT: the number that the text begins with, else 0. */
export const int = (text: string | undefined) => Number.parseInt(text ?? '', 10) || 0

/** PHP's is_numeric. */
export const Numeric = Type.Union([Type.Number(), Type.String({ pattern: '^\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*$' })])
export const isNumeric = (value: unknown) => Value.Check(Numeric, value)

/** A JSON text that is an object; undefined when it is anything else. */
export function parseObject (text: string): Record<string, unknown> | undefined {
  const value = parseJson(text)
  return Value.Check(Type.Record(Type.String(), Type.Unknown()), value) ? value : undefined
}

export function parseJson (text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Every body arrives as text: the endpoints read it by their own rules, as PHP does. */
export function readBodiesAsText (app: FastifyInstance) {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
}

export const textOf = (body: unknown) => typeof body === 'string' ? body : ''

/** The media type without its parameters. */
export const mediaType = (header: string | undefined) => (header ?? '').split(';', 2)[0] ?? ''
