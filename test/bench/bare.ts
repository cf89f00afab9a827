// One of our queries behind a bare Fastify route: what the database and HTTP cost without Preuves.
import { Type } from 'typebox'
import Fastify from 'fastify'
import pg from 'pg'
import { parse } from '../../src/schema.ts'
import { Captured } from './capture.ts'

const [databaseUrl = '', port = '', captured = ''] = process.argv.slice(2)
const queries = parse(Type.Record(Type.String(), Captured), JSON.parse(captured))
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
const app = Fastify()
for (const [name, { sql, parameters }] of Object.entries(queries)) {
  app.get(`/${name}`, async () => (await pool.query({ name, text: sql, values: parameters })).rows)
}
await app.listen({ host: '127.0.0.1', port: Number(port) })
console.log('listening')
