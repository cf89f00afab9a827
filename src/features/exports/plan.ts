import { safeName, uniqueNames } from './names.ts'

interface FicheRow { id: string, letter: string | null, code: string | null, title: string }
interface FileRow { id: string, ficheId: string, name: string, mediaType: string, size: number, sha256: string }

type PlannedFile = FileRow & { path: string }
export interface PlannedFiche { id: string, page: string, files: PlannedFile[] }

/** CG3-B: what a proof is cited by, once it has its letter. */
const citationOf = ({ code, letter }: FicheRow): string | null => code === null || letter === null ? null : `${code}-${letter}`

/** Where everything will lie in the archive, under names that are safe on every system and stand once each. */
export function planArchive (fiches: FicheRow[], files: FileRow[]): PlannedFiche[] {
  const byFiche = Map.groupBy(files, ({ ficheId }) => ficheId)
  const nameFiche = uniqueNames()
  return fiches.map(fiche => {
    const name = nameFiche(safeName(citationOf(fiche) ?? fiche.title.replaceAll('.', ' '), 'fiche'))
    const nameFile = uniqueNames()
    const own = byFiche.get(fiche.id) ?? []
    return {
      id: fiche.id,
      page: `fiches/${name}.html`,
      files: own.map(file => ({ ...file, path: `files/${name}/${nameFile(safeName(file.name, 'file'))}` }))
    }
  })
}
