#!/usr/bin/env node
import { administratorCommands } from './commands/administrators.ts'
import type { Command, Context } from './commands/command.ts'
import { importCommands } from './commands/imports.ts'
import { keyCommands } from './commands/keys.ts'
import { platformCommands } from './commands/platforms.ts'
import { serviceCommands } from './commands/service.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { openInstance, type Instance } from './instance.ts'
import { createLog } from './log.ts'

/** The one list of what the operator can do. */
const commands: Record<string, Command> = { ...serviceCommands, ...platformCommands, ...keyCommands, ...administratorCommands, ...importCommands }

const lineOf = ([name, { help }]: [string, Command]): string => `  ${name.padEnd(24)} ${help}`
const help = ['preuves <command>', '', ...Object.entries(commands).map(lineOf)].join('\n')

/** A command is one word or two. */
function find (words: string[]): { found: Command, args: string[] } | undefined {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ')
    const found = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (found !== undefined) return { found, args: words.slice(length) }
  }
  return undefined
}

async function runWithInstance (config: Config, run: (context: Context) => Promise<number | void>): Promise<number | void> {
  const log = createLog({ ...config, logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel })
  let opening: Promise<Instance> | undefined
  try {
    const open = (): Promise<Instance> => {
      opening ??= openInstance(config, log, { shared: true })
      return opening
    }
    return await run({ config, open, print: line => console.log(line) })
  } finally {
    // What kept it from opening was thrown above.
    await opening?.then(instance => instance.close(), () => {})
  }
}

async function main (words: string[]): Promise<number | void> {
  const asked = words.length === 0 || words.includes('--help') || words.includes('-h')
  const command = asked ? undefined : find(words)
  if (command !== undefined) return await runWithInstance(readConfig(), context => command.found.run(command.args, context))
  console.log(help)
  return asked ? 0 : 2
}

try {
  process.exitCode = await main(process.argv.slice(2)) ?? 0
} catch (error) {
  const mendable = error instanceof ConfigError || (error instanceof TypeError && 'code' in error)
  console.error(mendable ? error.message : error)
  process.exitCode = 1
}
