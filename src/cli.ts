#!/usr/bin/env node
import { parseArgs } from 'node:util'
import type { Logger } from 'pino'
import { createLti } from '../lti/index.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import * as organisations from './features/organisations/domain.ts'
import * as platforms from './features/platforms/domain.ts'
import * as sessions from './features/sessions/domain.ts'
import { openInstance, type Instance } from './instance.ts'
import { createLog } from './log.ts'

const help = `preuves <command>

  serve                    run the service, as npm start does
  migrate                  bring the database to the newest schema
  platform add             connect a Moodle by hand, with the values that it shows for the tool:
      --organisation NAME    the school; made when there is none of that name
      --name NAME            how you call this Moodle
      --issuer URL           "Platform ID"
      --client-id ID         "Client ID"
      --deployment-id ID     "Deployment ID"; may be given several times
      --authorization-url URL, --token-url URL, --keys-url URL
                             needed only when they are not Moodle's usual ones under the issuer
  platform list            what is connected
  platform values          what Moodle's form for an external tool wants to know of this instance`

/** Where Moodle 4 and 5 have their LTI endpoints, when the form's values are not given. */
const moodlePaths = { authorizationUrl: '/mod/lti/auth.php', tokenUrl: '/mod/lti/token.php', keysUrl: '/mod/lti/certs.php' }

const options = {
  organisation: { type: 'string' },
  name: { type: 'string' },
  issuer: { type: 'string' },
  'client-id': { type: 'string' },
  'deployment-id': { type: 'string', multiple: true },
  'authorization-url': { type: 'string' },
  'token-url': { type: 'string' },
  'keys-url': { type: 'string' },
  help: { type: 'boolean', short: 'h' }
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof options, allowPositionals: true }>>['values']

function needed (values: Values, name: 'organisation' | 'issuer' | 'client-id'): string {
  const value = values[name]
  if (value === undefined || value === '') throw new ConfigError(`--${name} is missing; see preuves --help`)
  return value
}

async function addPlatform (values: Values, config: Config, { db, secretKey }: Instance): Promise<void> {
  const issuer = needed(values, 'issuer')
  const registration = {
    name: values.name ?? new URL(issuer).host,
    issuer,
    clientId: needed(values, 'client-id'),
    deploymentIds: values['deployment-id'] ?? [],
    authorizationUrl: values['authorization-url'] ?? issuer + moodlePaths.authorizationUrl,
    tokenUrl: values['token-url'] ?? issuer + moodlePaths.tokenUrl,
    keysUrl: values['keys-url'] ?? issuer + moodlePaths.keysUrl
  }
  if (registration.deploymentIds.length === 0) throw new ConfigError('--deployment-id is missing; see preuves --help')
  const organisationId = await organisations.provide(db, needed(values, 'organisation'))
  const lti = createLti({ db, publicUrl: config.publicUrl, secretKey, enter: launch => sessions.enter(db, launch) })
  console.log(`connected: ${await lti.addPlatform({ organisationId, ...registration })}`)
}

async function listPlatforms ({ db }: Instance): Promise<void> {
  const found = await platforms.listAll(db)
  if (found.length === 0) console.log('no platform is connected yet: preuves platform add …')
  for (const { organisation, name, issuer, clientId, deploymentIds, active } of found) {
    console.log([organisation, name, issuer, clientId, deploymentIds.join(' '), active ? 'active' : 'inactive'].join('\t'))
  }
}

function printValues ({ publicUrl }: Config): void {
  console.log(`Tool URL                  ${publicUrl}/lti/launch
LTI version               LTI 1.3
Public key type           Keyset URL
Public keyset             ${publicUrl}/lti/keys
Initiate login URL        ${publicUrl}/lti/login
Redirection URI(s)        ${publicUrl}/lti/launch
Default launch container  Embed, without blocks
Services                  Use this service for grade sync and column management; retrieve members' information
Privacy                   Share launcher's name and email: always; accept grades: always`)
}

async function withInstance (config: Config, log: Logger, work: (instance: Instance) => Promise<void>): Promise<void> {
  const instance = await openInstance(config, log, { shared: true })
  try {
    await work(instance)
  } finally {
    await instance.close()
  }
}

async function main (): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const command = values.help === true ? '' : positionals.join(' ')
  if (command === 'serve') return await import('./main.ts').then(() => {})
  const config = readConfig()
  const log = createLog({ ...config, logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel })
  if (command === 'migrate') return await withInstance(config, log, async () => console.log('the schema is up to date'))
  if (command === 'platform add') return await withInstance(config, log, instance => addPlatform(values, config, instance))
  if (command === 'platform list') return await withInstance(config, log, listPlatforms)
  if (command === 'platform values') return printValues(config)
  console.log(help)
  if (command !== '') process.exitCode = 2
}

try {
  await main()
} catch (error) {
  const mendable = error instanceof ConfigError || (error instanceof TypeError && 'code' in error)
  console.error(mendable ? error.message : error)
  process.exitCode = 1
}
