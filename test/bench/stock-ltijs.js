// Plain JavaScript: ltijs has no types. ltijs as its README mounts it, alone, with tables in memory: faster than any database that it could have.
import { createServer } from 'node:http'
import ltijs from 'ltijs'

const [issuer, clientId, authorizationUrl, tokenUrl, keysUrl, port] = process.argv.slice(2)
const tables = new Map()
const table = name => {
  const rows = tables.get(name) ?? []
  tables.set(name, rows)
  return rows
}
const fits = (query = {}) => row => Object.entries(query).every(([key, value]) => row[key] === value)

const plugin = {
  setup: async () => true,
  Close: async () => true,
  Get: async (_key, name, query) => {
    const rows = table(name).filter(fits(query))
    return rows.length === 0 ? false : rows.map(row => ({ createdAt: Date.now(), ...row }))
  },
  Insert: async (_key, name, item, index = {}) => table(name).push({ ...item, ...index }) > 0,
  Replace: async (_key, name, query, item, index = {}) => {
    tables.set(name, [...table(name).filter(row => !fits(query)(row)), { ...item, ...index, ...query }])
    return true
  },
  Modify: async (_key, name, query, change) => {
    for (const row of table(name).filter(fits(query))) Object.assign(row, change)
    return true
  },
  Delete: async (name, query) => {
    tables.set(name, table(name).filter(row => !fits(query)(row)))
    return true
  }
}

const provider = ltijs.Provider
provider.setup('a secret key of at least 32 characters', { plugin }, { appRoute: '/', loginRoute: '/login', tokenMaxAge: 60 })
provider.onConnect(async (_token, _request, response) => response.send('in'))
await provider.deploy({ serverless: true, silent: true })
await provider.registerPlatform({
  url: issuer, name: 'demo', clientId, authenticationEndpoint: authorizationUrl, accesstokenEndpoint: tokenUrl, authConfig: { method: 'JWK_SET', key: keysUrl }
})
createServer(provider.app).listen(Number(port), '127.0.0.1', () => console.log('listening'))
