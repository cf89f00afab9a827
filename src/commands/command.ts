import { parseArgs, type ParseArgsConfig } from 'node:util'
import { ConfigError, type Config } from '../config.ts'
import type { Instance } from '../instance.ts'

/** What a command works with. */
export interface Context {
  config: Config
  /** The database and the secret, opened at the first call. */
  open: () => Promise<Instance>
  print: (line: string) => void
}

export interface Command {
  /** Its lines of the help, after its name. */
  help: string
  /** @returns the exit code; none is 0 @throws {ConfigError} a sentence, when it is asked for what cannot be */
  run: (args: string[], context: Context) => Promise<number | void>
}

type Options = NonNullable<ParseArgsConfig['options']>
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O, allowPositionals: true, strict: true }>>['values']

interface Definition<O extends Options> {
  help: string
  options: O
  /** How the one argument beside the options is called, when there is one. */
  argument?: string
  run: (values: Values<O>, context: Context, argument: string) => Promise<number | void>
}

/** Makes a command that reads its own options, and refuses all others. */
export function command<O extends Options> ({ help, options, argument, run }: Definition<O>): Command {
  return {
    help,
    async run (args, context) {
      const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true })
      const [first = '', ...more] = positionals
      if (argument !== undefined && first === '') throw new ConfigError(`${argument} is missing; see preuves --help`)
      const [odd] = argument === undefined ? positionals : more
      if (odd !== undefined) throw new ConfigError(`“${odd}” is not expected here; see preuves --help`)
      return await run(values, context, first)
    }
  }
}

/** An option without which the command does nothing. */
export function needed (name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new ConfigError(`--${name} is missing; see preuves --help`)
  return value
}
