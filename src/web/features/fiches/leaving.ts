/** The last saves of forms that are closed, by fiche. */
const leaving = new Map<string, Promise<unknown>>()

export function leave (ficheId: string, lastSave: Promise<unknown>): void {
  const ended = lastSave.catch(() => {}).finally(() => {
    if (leaving.get(ficheId) === ended) leaving.delete(ficheId)
  })
  leaving.set(ficheId, ended)
}

/** Waits for that save, so that the form opens on what it has saved. */
export const left = async (ficheId: string): Promise<void> => { await leaving.get(ficheId) }

/** Waits for all of them: what is then still kept in the browser could not be saved. */
export const allLeft = async (): Promise<void> => { await Promise.all(leaving.values()) }

/** Files that were on their way when a form was closed, by fiche: they wait for it to open again, while the page lives. */
const waiting = new Map<string, File[]>()

export function keepWaiting (ficheId: string, files: File[]): void {
  if (files.length > 0) waiting.set(ficheId, files)
}

/** @returns the files that wait for this form, once */
export function takeWaiting (ficheId: string): File[] {
  const files = waiting.get(ficheId) ?? []
  waiting.delete(ficheId)
  return files
}
