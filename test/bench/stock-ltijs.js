// Plain JavaScript: ltijs has no types. ltijs as its README mounts it, alone.
import { createServer } from 'node:http'
import ltijs from 'ltijs'
import { inMemory, inPlainTables, inSequelize } from './stock-tables.js'

const [issuer, clientId, authorizationUrl, tokenUrl, keysUrl, port, kind, databaseUrl] = process.argv.slice(2)

const plugin = { inMemory, inPlainTables, inSequelize }[kind](databaseUrl)
const provider = ltijs.Provider
provider.setup('a secret key of at least 32 characters', { plugin }, { appRoute: '/', loginRoute: '/login', tokenMaxAge: 60 })
provider.onConnect(async (_token, _request, response) => response.send('in'))
await provider.deploy({ serverless: true, silent: true })
await provider.registerPlatform({
  url: issuer, name: 'demo', clientId, authenticationEndpoint: authorizationUrl, accesstokenEndpoint: tokenUrl, authConfig: { method: 'JWK_SET', key: keysUrl }
})
createServer(provider.app).listen(Number(port), '127.0.0.1', () => console.log('listening'))
