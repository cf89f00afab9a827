import type { ListView } from '../../routes.ts'

const texts = ['q', 'competenceId', 'studentId', 'group', 'experienceId', 'from', 'to'] as const
const switches = ['unread', 'toRead'] as const
const states = ['draft', 'submitted', 'changes_requested', 'approved', 'declined', 'all'] as const

/** What a search can be narrowed by. */
export type Member = 'state' | typeof texts[number] | typeof switches[number]

/** Without one of its filters; another student's experiences are other ones. */
export function withoutMember ({ filter, query }: ListView, member: Member): ListView {
  if (member === 'state') return { filter: null, query }
  if (member === 'studentId') {
    const { studentId: _, experienceId: __, ...rest } = query
    return { filter, query: rest }
  }
  const { [member]: _, ...rest } = query
  return { filter, query: rest }
}

/** With one more, in the place of the one of that name. */
export function withMember (view: ListView, member: Member, value: string): ListView {
  const { filter, query } = withoutMember(view, member)
  if (member === 'state') return { filter: states.find(state => state === value) ?? null, query }
  const isSwitch = switches.some(name => name === member)
  return { filter, query: { ...query, [member]: isSwitch ? true : value } }
}

/** The filters that a view has, in the order in which they are told. */
export function membersOf ({ filter, query }: ListView): Member[] {
  return [
    ...(filter === null || filter === 'all' ? [] : ['state' as const]),
    ...texts.filter(name => query[name] !== undefined),
    ...switches.filter(name => query[name] === true)
  ]
}

/** Whether two views look for the same, in the same order. */
export const sameView = (one: ListView, other: ListView): boolean =>
  membersOf(one).length === membersOf(other).length && one.query.sort === other.query.sort && one.query.order === other.query.order &&
  (one.filter ?? 'all') === (other.filter ?? 'all') &&
  [...texts, ...switches].every(name => one.query[name] === other.query[name])
