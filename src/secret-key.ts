import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from './config.ts'
import { newId } from './ids.ts'

/**
 * The instance's own secret: made at the first start and kept beside the data, readable by its user only.
 *
 * @throws ConfigError when the file holds something shorter than a secret
 */
export async function provideSecretKey (dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret.key')
  const own = join(dataDir, `${newId()}.key`)
  await mkdir(dataDir, { recursive: true })
  await writeFile(own, randomBytes(48).toString('base64url'), { mode: 0o600 })
  // Whole or not there: of two first starts one places its own, and both read that one.
  await link(own, file)
    .catch((error: NodeJS.ErrnoException) => { if (error.code !== 'EEXIST') throw error })
    .finally(() => rm(own))
  const secret = await readFile(file, 'utf8')
  if (secret.length < 32) throw new ConfigError(`${file} must hold at least 32 characters; remove it to have one made`)
  return secret
}
