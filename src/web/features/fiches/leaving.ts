const leaving = new Map<string, Promise<unknown>>()

/** The form of this fiche is closed, and its last save is still under way. */
export const isLeaving = (ficheId: string): boolean => leaving.has(ficheId)

export function leave (ficheId: string, lastSave: Promise<unknown>): void {
  const ended = lastSave.catch(() => {}).finally(() => {
    if (leaving.get(ficheId) === ended) leaving.delete(ficheId)
  })
  leaving.set(ficheId, ended)
}

/** Waits for that save, so that the form opens on what it has saved. */
export const left = async (ficheId: string): Promise<void> => { await leaving.get(ficheId) }
