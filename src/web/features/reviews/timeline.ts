import type { Comment, Decision, Reviews, Version } from '../../api/types.ts'

export type Event =
  | { kind: 'version', id: string, at: string, version: Version }
  | { kind: 'comment', id: string, at: string, comment: Comment }
  | { kind: 'decision', id: string, at: string, decision: Decision }

/** Versions, comments and decisions as they came. */
export function timelineOf (versions: readonly Version[], { comments, decisions }: Reviews): Event[] {
  const said = [
    ...comments.map(comment => ({ kind: 'comment' as const, id: comment.id, at: comment.createdAt, sequence: comment.sequence, comment })),
    ...decisions.map(decision => ({ kind: 'decision' as const, id: decision.id, at: decision.decidedAt, sequence: decision.sequence, decision }))
  ].sort((a, b) => a.sequence - b.sequence)
  const published = versions.map(version => ({ kind: 'version' as const, id: `v${version.number}`, at: version.publishedAt, version }))
  // A stable sort: what was said keeps its order, whatever the clocks of several servers say.
  return [...published, ...said].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}
