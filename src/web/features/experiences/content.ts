import type { Experience, ExperienceContent } from '../../api/types.ts'

export const emptyExperience: ExperienceContent = {
  kind: 'internship',
  title: '',
  host: '',
  startsOn: null,
  endsOn: null,
  setting: null,
  involvement: null,
  realism: null,
  collaboration: null,
  supervisor: ''
}

/** Whether what the browser kept is an experience's content. */
export const isContent = (value: unknown): value is ExperienceContent =>
  typeof value === 'object' && value !== null && Object.entries(emptyExperience).every(([name, empty]) => {
    const said: unknown = Reflect.get(value, name)
    return typeof said === 'string' || (empty === null && said === null)
  })

/** What of an experience its student writes. */
export function contentOf ({ id: _, revision: __, ficheCount: ___, createdAt: ____, ...content }: Experience): ExperienceContent {
  return content
}

/** What keeps it from being saved, by field. */
export function faultsOf ({ title, startsOn, endsOn }: ExperienceContent): Array<'title' | 'endsOn'> {
  const faults: Array<'title' | 'endsOn'> = title.trim() === '' ? ['title'] : []
  // Local dates sort as they read.
  return startsOn !== null && endsOn !== null && endsOn < startsOn ? [...faults, 'endsOn'] : faults
}
