import { join } from 'node:path'
import type { Config } from '../config.ts'
import { diskBlobs, type Blobs } from './blobs.ts'
import { s3Blobs } from './s3.ts'

/** Where the students' files lie: in a bucket, or in the data's folder. */
export async function openBlobs ({ dataDir, s3 }: Pick<Config, 'dataDir' | 's3'>): Promise<Blobs> {
  const folder = join(dataDir, 'files')
  return s3 === undefined ? await diskBlobs(folder) : await s3Blobs(folder, s3)
}
