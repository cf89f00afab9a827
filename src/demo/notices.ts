import type { Moodle, Notice } from './moodle.ts'
import type { Session } from './sessions.ts'

/** Leaves word for the person's next page, as Moodle's notification stack. */
export function leaveNotice ({ notices }: Moodle, { id }: Session, notice: Notice) {
  notices.set(id, [...notices.get(id) ?? [], notice])
}

/** What is to be said, once. */
export function takeNotices ({ notices }: Moodle, { id }: Session): Notice[] {
  const left = notices.get(id) ?? []
  notices.delete(id)
  return left
}
