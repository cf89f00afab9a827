import { ConfigError } from '../config.ts'
import * as administrators from '../features/administrators/domain.ts'
import { command, needed, type Command } from './command.ts'
import { findSchool } from './schools.ts'

const who = { organisation: { type: 'string' }, issuer: { type: 'string' }, subject: { type: 'string' } } as const

function readPerson ({ issuer, subject }: { issuer?: string | undefined, subject?: string | undefined }) {
  return { issuer: needed('issuer', issuer), subject: needed('subject', subject) }
}

export const administratorCommands: Record<string, Command> = {
  'admin grant': command({
    help: `make somebody an administrator of a school, whatever their role in the course
      --organisation NAME    the school
      --issuer URL           their platform's "Platform ID"
      --subject ID           their id there: in Moodle, the number in the address of their profile`,
    options: who,
    async run (values, { open, print }) {
      const person = readPerson(values)
      const { db } = await open()
      await administrators.grant(db, await findSchool(db, values.organisation), person)
      print('granted; it counts from the next launch on')
    }
  }),
  'admin revoke': command({
    help: 'take that back; the same options',
    options: who,
    async run (values, { open, print }) {
      const person = readPerson(values)
      const { db } = await open()
      const known = await administrators.revoke(db, await findSchool(db, values.organisation), person)
      if (!known) throw new ConfigError('this person was not made an administrator here; see preuves admin list')
      print('revoked; it counts from the next launch on')
    }
  }),
  'admin list': command({
    help: `who was made one
      --organisation NAME    the school`,
    options: { organisation: { type: 'string' } },
    async run ({ organisation }, { open, print }) {
      const { db } = await open()
      const found = await administrators.list(db, await findSchool(db, organisation))
      if (found.length === 0) print('nobody was made an administrator: preuves admin grant …')
      for (const { issuer, subject, name } of found) print([issuer, subject, name ?? ''].join('\t'))
    }
  })
}
