import type { Demo } from '../../src/demo/index.ts'

/** Enrols forty people in the demo's course: every other one is a tutor, the first a student. @returns their ids */
export function enrol (demo: Demo): string[] {
  const ids = Array.from({ length: 40 }, (_, index) => String(100 + index))
  for (const id of ids) {
    demo.enrol({ id, username: `p${id}`, given: 'Personne', family: id, name: `Personne ${id}`, email: `p${id}@ecole.example`, role: Number(id) % 2 === 0 ? 'student' : 'tutor' })
  }
  return ids
}
