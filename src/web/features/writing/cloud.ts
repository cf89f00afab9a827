const initial = (name: string | undefined): string => (name ?? '').normalize('NFD').charAt(0).toUpperCase()

/** What the method calls the shared folder: the year, and the initials of the first name and of the name (IMT-44). */
export function folderName (name: string, year: number): string {
  const [first, second] = name.trim().split(/\s+/)
  return `${year}-Portfolio de compétences-${initial(first)}${initial(second)}`
}
