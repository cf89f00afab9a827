import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { permissions, type Permission } from '../../src/access.ts'
import { buildForDescription } from './app.ts'

const Parameter = Type.Object({ name: Type.String(), in: Type.String(), required: Type.Optional(Type.Boolean()), schema: Type.Unknown() })
const Content = Type.Record(Type.String(), Type.Object({ schema: Type.Unknown() }))
const Described = Type.Object({
  operationId: Type.String(),
  'x-permission': Type.String(),
  parameters: Type.Optional(Type.Array(Parameter)),
  requestBody: Type.Optional(Type.Object({ content: Content })),
  responses: Type.Record(Type.String(), Type.Object({ content: Type.Optional(Content) }))
})
const Document = Type.Object({
  paths: Type.Record(Type.String(), Type.Record(Type.String(), Described)),
  components: Type.Object({ schemas: Type.Record(Type.String(), Type.Unknown()) })
})

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

export type Operation = Static<typeof Described> & { method: typeof methods[number], path: string, permission: Permission }
export type Schemas = Static<typeof Document>['components']['schemas']

const isPermission = (name: string): name is Permission => name in permissions

async function readDocument () {
  const app = await buildForDescription()
  await app.ready()
  const document = Value.Parse(Document, JSON.parse(JSON.stringify(app.swagger())))
  return { app, document }
}

/** Every operation of the document with its path, method and permission. */
export async function describeOperations (): Promise<Operation[]> {
  const { app, document } = await readDocument()
  const operations = Object.entries(document.paths).flatMap(([path, item]) => methods.flatMap(method => {
    const described = item[method.toLowerCase()]
    if (described === undefined) return []
    const permission = described['x-permission']
    if (!isPermission(permission)) throw new Error(`${method} ${path} has no permission`)
    return { ...described, method, path, permission }
  }))
  await app.close()
  return operations
}

/** The named schemas of the document. */
export async function describeSchemas (): Promise<Schemas> {
  const { app, document } = await readDocument()
  await app.close()
  return document.components.schemas
}
