import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createLti } from '../../lti/index.ts'
import { connect } from '../../src/db/connect.ts'
import * as organisations from '../../src/features/organisations/domain.ts'
import { createDatabase } from '../support/database.ts'
import { timed } from './measure.ts'

const times = 10

/** Registers platforms, each with a new key, and prints how long that takes and the longest that it held up anything else. */
export async function registerPlatforms (): Promise<void> {
  const database = await createDatabase()
  const db = connect(database.url, () => {}, 1)
  try {
    const { addPlatform } = createLti({
      db, publicUrl: 'http://127.0.0.1', secretKey: 'x'.repeat(32), enter: async () => ({ code: '' }), offer: async () => ({ unit: { id: '', title: '' }, competences: [] })
    })
    const organisationId = await organisations.provide(db, 'Registering')
    const issuer = 'https://moodle.example'
    const add = async (clientId: string) => await addPlatform({
      organisationId, name: 'Moodle', issuer, clientId, deploymentIds: ['1'], authorizationUrl: issuer, tokenUrl: issuer, keysUrl: issuer
    })
    await add('warm')
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const milliseconds = await timed(async () => { for (let number = 0; number < times; number++) await add(`client ${number}`) })
    delay.disable()
    console.log(`${'registering a platform'.padEnd(34)}  ${`${(milliseconds / times).toFixed(1)} ms`.padStart(10)}  longest pause of the event loop ${(delay.max / 1e6).toFixed(1)} ms`)
  } finally {
    await db.destroy()
    await database.drop()
  }
}
