import { openLti } from '../open-lti.ts'
import { command, type Command } from './command.ts'
import { findSchool } from './schools.ts'

export const keyCommands: Record<string, Command> = {
  'keys rotate': command({
    help: `give each platform a new key; the old ones work on for the hour until it is known everywhere
      --organisation NAME    only those of this school`,
    options: { organisation: { type: 'string' } },
    async run ({ organisation }, { config, open, print }) {
      const instance = await open()
      const school = organisation === undefined ? undefined : await findSchool(instance.db, organisation)
      const made = await openLti(config, instance).rotateKeys(school)
      print(made === 1 ? '1 new key' : `${made} new keys`)
    }
  })
}
