import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where `npm run build` puts the browser's pages. */
export const builtPages = fileURLToPath(new URL('../dist/web', import.meta.url))

export const isBuilt = (): boolean => existsSync(builtPages)
