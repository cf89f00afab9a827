import { RegistrationError } from '../../lti/index.ts'
import { ConfigError } from '../config.ts'
import type { Db } from '../db/connect.ts'
import * as organisations from '../features/organisations/domain.ts'
import * as platforms from '../features/platforms/domain.ts'
import { toolValues, type ToolValueName } from '../features/platforms/values.ts'
import { isId } from '../ids.ts'
import type { CheckLine } from '../lms.ts'
import { openLti } from '../open-lti.ts'
import { command, needed, type Command, type Context } from './command.ts'

const text = { type: 'string' } as const
const texts = { type: 'string', multiple: true } as const

const addOptions = {
  organisation: text,
  name: text,
  issuer: text,
  'client-id': text,
  'deployment-id': texts,
  'authorization-url': text,
  'token-url': text,
  'keys-url': text,
  'token-audience': text,
  'frame-origin': texts
} as const

type AddValues = { [name in keyof typeof addOptions]?: (typeof addOptions)[name] extends { multiple: true } ? string[] : string }

function readRegistration (values: AddValues) {
  const issuer = needed('issuer', values.issuer)
  if (!URL.canParse(issuer)) throw new ConfigError('--issuer must be an http(s) address')
  const registration = {
    name: values.name,
    issuer,
    clientId: needed('client-id', values['client-id']),
    deploymentIds: values['deployment-id'] ?? [],
    authorizationUrl: values['authorization-url'],
    tokenUrl: values['token-url'],
    keysUrl: values['keys-url'],
    tokenAudience: values['token-audience'],
    frameOrigins: values['frame-origin']
  }
  if (registration.deploymentIds.length === 0) throw new ConfigError('--deployment-id is missing; see preuves --help')
  return registration
}

/** What cannot be done is a sentence for the operator. */
async function mendable<T> (work: Promise<T>): Promise<T> {
  return await work.catch((error: unknown) => { throw error instanceof RegistrationError ? new ConfigError(error.message) : error })
}

const add = command({
  help: `connect a Moodle by hand, with the values that it shows for the tool
      --organisation NAME    the school; made when there is none of that name
      --name NAME            how you call this Moodle
      --issuer URL           "Platform ID"
      --client-id ID         "Client ID"
      --deployment-id ID     "Deployment ID"; may be given several times
      --authorization-url URL, --token-url URL, --keys-url URL
                             needed only when they are not Moodle's usual ones under the issuer
      --token-audience TEXT  for whom assertions are meant, when that is not the token URL (Brightspace)
      --frame-origin URL     of its pages, when they are not under these addresses; may be given several times
    given again for the same issuer and client id, it changes what is named and leaves the rest`,
  options: addOptions,
  async run (values, { config, open, print }) {
    const registration = readRegistration(values)
    const name = needed('organisation', values.organisation)
    const instance = await open()
    const organisationId = await organisations.provide(instance.db, name)
    print(`connected: ${await mendable(openLti(config, instance).addPlatform({ organisationId, ...registration }))}`)
  }
})

const list = command({
  help: 'what is connected: school, name, issuer, client id, deployments, state, id',
  options: {},
  async run (_values, { open, print }) {
    const found = await platforms.listAll((await open()).db)
    if (found.length === 0) print('no platform is connected yet: preuves platform invite …')
    for (const { organisation, name, issuer, clientId, deploymentIds, active, id } of found) {
      print([organisation, name, issuer, clientId, deploymentIds.join(' '), active ? 'active' : 'inactive', id].join('\t'))
    }
  }
})

/** Moodle's own words for each. */
const labels: Record<ToolValueName, string> = {
  toolUrl: 'Tool URL',
  publicKeyset: 'Public keyset',
  loginUrl: 'Initiate login URL',
  redirectionUrl: 'Redirection URI(s)',
  deepLinkingUrl: 'Content selection URL',
  customParameters: 'Custom parameters'
}

const choices = [
  ['LTI version', 'LTI 1.3'],
  ['Public key type', 'Keyset URL'],
  ['Default launch container', 'Embed, without blocks'],
  ['Supports deep linking', 'Yes'],
  ['Services', "Use this service for grade sync and column management; retrieve members' information"],
  ['Privacy', "Share launcher's name and email: always; accept grades: always"]
] as const

const values = command({
  help: `what Moodle's form for an external tool wants to know, to connect it by hand
      --organisation NAME    the school; made when there is none of that name`,
  options: { organisation: text },
  async run ({ organisation }, { config, open, print }) {
    const name = needed('organisation', organisation)
    const organisationId = await organisations.provide((await open()).db, name)
    const own = toolValues(config.publicUrl, organisationId).map(value => [labels[value.name], value.value] as const)
    for (const [label, value] of [...own, ...choices]) {
      value.split('\n').forEach((line, index) => print(`${(index === 0 ? label : '').padEnd(26)}${line}`))
    }
  }
})

const day = 24 * 60 * 60 * 1000

const invite = command({
  help: `print an address by which a Moodle connects itself: its administrator pastes it once into "Manage tools"
      --organisation NAME    the school; made when there is none of that name
      --days N               how long it may be used; 7`,
  options: { organisation: text, days: text },
  async run ({ organisation, days = '7' }, { config, open, print }) {
    const name = needed('organisation', organisation)
    if (!/^([1-9]|[1-9]\d|[12]\d\d|3[0-5]\d|36[0-5])$/.test(days)) throw new ConfigError('--days must be a number from 1 to 365')
    const instance = await open()
    const organisationId = await organisations.provide(instance.db, name)
    print(await openLti(config, instance).invite(organisationId, new Date(Date.now() + Number(days) * day)))
  }
})

function checkId (id: string): string {
  if (!isId(id)) throw new ConfigError(`“${id}” is no id of a platform; see preuves platform list`)
  return id
}

const activate = command({
  help: `let the people of a platform in
      --organisation NAME    the school, for a platform that registered itself without an invitation`,
  argument: 'the id of a platform',
  options: { organisation: text },
  async run ({ organisation }, { config, open, print }, id) {
    const instance = await open()
    const { platformId, organisationId, moved } = await mendable(openLti(config, instance).activate(checkId(id), organisation))
    print(`active: ${platformId}`)
    if (moved) print(`its school has another key set: change “Public keyset” of the tool in Moodle to ${config.publicUrl}/lti/keys/${organisationId}`)
  }
})

const deactivate = command({
  help: 'let nobody in from a platform any more',
  argument: 'the id of a platform',
  options: {},
  async run (_values, { config, open, print }, id) {
    await mendable(openLti(config, await open()).deactivate(checkId(id)))
    print(`inactive: ${id}`)
  }
})

const remove = command({
  help: 'forget a platform from which nobody has come yet, such as one that registered itself and is not wanted',
  argument: 'the id of a platform',
  options: {},
  async run (_values, { config, open, print }, id) {
    await mendable(openLti(config, await open()).remove(checkId(id)))
    print(`removed: ${id}`)
  }
})

const marks: Record<CheckLine['outcome'], string> = { ok: '✓', warning: '!', failed: '✗', skipped: '–' }

async function findSchoolOf (db: Db, platformId: string): Promise<string> {
  const found = (await platforms.listAll(db)).find(({ id }) => id === platformId)
  if (found === undefined) throw new ConfigError('there is no such platform; see preuves platform list')
  return found.organisationId
}

async function printCheck ({ config, open, print }: Context, platformId: string, language: 'fr' | 'en'): Promise<number> {
  const instance = await open()
  const organisationId = await findSchoolOf(instance.db, platformId)
  const { lines } = await platforms.check(instance.db, openLti(config, instance).lms, { organisationId }, platformId)
  for (const { outcome, part, advice, detail } of lines) {
    print([`${marks[outcome]} ${part}`, advice?.[language] ?? '', detail === null ? '' : `(${detail})`].filter(word => word !== '').join('  '))
  }
  return lines.some(({ outcome }) => outcome === 'failed') ? 1 : 0
}

const check = command({
  help: `look whether everything works between a platform and Preuves, and say what to change
      --language fr|en       of what it says; fr`,
  argument: 'the id of a platform',
  options: { language: text },
  async run ({ language = 'fr' }, context, id) {
    if (language !== 'fr' && language !== 'en') throw new ConfigError('--language must be fr or en')
    return await printCheck(context, checkId(id), language)
  }
})

export const platformCommands: Record<string, Command> = {
  'platform invite': invite,
  'platform add': add,
  'platform values': values,
  'platform list': list,
  'platform activate': activate,
  'platform deactivate': deactivate,
  'platform remove': remove,
  'platform check': check
}
