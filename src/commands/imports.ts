import { ConfigError } from '../config.ts'
import * as imports from '../features/imports/domain.ts'
import { openBlobs } from '../storage/open.ts'
import { command, needed, type Command, type Context } from './command.ts'
import { findSchool } from './schools.ts'

const text = { type: 'string' } as const

interface Asked { organisation: string | undefined, unit: string, by: string | undefined, timeZone: string, isTrial: boolean }

async function importFile ({ config, open, print }: Context, path: string, { organisation, unit, by, timeZone, isTrial }: Asked): Promise<imports.Report> {
  const source = await imports.openExport(path)
  try {
    const { db } = await open()
    const organisationId = await findSchool(db, organisation)
    const unitId = await imports.findUnit(db, organisationId, unit)
    const approverId = by === undefined ? undefined : await imports.findApprover(db, organisationId, unitId, by)
    const request = { organisationId, unitId, approverId, timeZone, isTrial }
    return await imports.importEntries(db, await openBlobs(config), source, request, entries => print(`${entries} entries read`))
  } finally {
    source.close()
  }
}

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`

function sayCounts ({ entries, fiches, drafts, versions, approved, alreadyThere }: imports.Report): string {
  const drafted = drafts === 0 ? '' : ` (${drafts} with a draft to finish)`
  const made = `${counted(fiches, 'fiche', 'fiches')}${drafted}, ${counted(versions, 'version', 'versions')}, ${approved} approved`
  return `${counted(entries, 'entry', 'entries')}: ${made}; ${alreadyThere} already there`
}

const sayIgnored = ({ name, filled }: imports.Report['ignored'][number]): string =>
  `not imported: the column “${name}”${filled ? '' : ', which says nothing in what was imported'}`

const sayProblem = ({ row, student, text }: imports.Problem): string => [`row ${row}`, student, text].filter(part => part !== '').join(': ')

/** @returns whether everything came */
function printReport (print: Context['print'], report: imports.Report, isTrial: boolean): boolean {
  if (isTrial) print('nothing was written; this is what would come:')
  print(sayCounts(report))
  for (const ignored of report.ignored) print(sayIgnored(ignored))
  for (const problem of report.problems) print(sayProblem(problem))
  return report.problems.length === 0 && report.ignored.every(({ filled }) => !filled)
}

/** What cannot be done is a sentence for the operator. */
async function mendable<T> (work: Promise<T>): Promise<T> {
  return await work.catch((error: unknown) => { throw error instanceof imports.ImportError ? new ConfigError(error.message) : error })
}

export const importCommands: Record<string, Command> = {
  import: command({
    help: `make fiches of what Moodle's activity "Database" exported: a ZIP (CSV with files), or the CSV alone
      --organisation NAME    the school
      --unit NAME            the unit: the short or the full name of its course, or its id
      --by EMAIL             who of the unit's staff approves what was approved in Moodle
      --time-zone NAME       of the dates in the file; that of TIME_ZONE
      --dry-run              only say what would come
    given again, it imports what is not there yet, such as of students who have come since; exit code 1 when something did not come`,
    argument: 'the file that Moodle exported',
    options: { organisation: text, unit: text, by: text, 'time-zone': text, 'dry-run': { type: 'boolean' } },
    async run ({ organisation, unit, by, 'time-zone': zone, 'dry-run': isTrial = false }, context, path) {
      const timeZone = zone ?? context.config.timeZone
      if (!imports.isTimeZone(timeZone)) throw new ConfigError('--time-zone must be the name of a zone, such as Europe/Paris')
      const report = await mendable(importFile(context, path, { organisation, unit: needed('unit', unit), by, timeZone, isTrial }))
      return printReport(context.print, report, isTrial) ? 0 : 1
    }
  })
}
