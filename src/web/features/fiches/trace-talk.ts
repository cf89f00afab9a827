import type { Comment } from '../../api/types.ts'

/** What is said of the traces of a published version. */
export interface TraceTalk {
  versionNumber: number
  comments: readonly Comment[]
  onComment: (comment: Comment) => void
}

/** The last time that somebody said that they cannot open this trace. */
export const blockedBy = ({ comments, versionNumber }: TraceTalk, position: number): Comment | undefined =>
  comments.findLast(comment =>
    comment.versionNumber === versionNumber && comment.tracePosition === position && comment.reason === 'trace_not_accessible')
