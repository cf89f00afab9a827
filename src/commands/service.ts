import { command, type Command } from './command.ts'

export const serviceCommands: Record<string, Command> = {
  serve: command({
    help: 'run the service, as npm start does',
    options: {},
    run: async () => { await import('../main.ts') }
  }),
  migrate: command({
    help: 'bring the database to the newest schema',
    options: {},
    async run (_values, { open, print }) {
      await open()
      print('the schema is up to date')
    }
  })
}
