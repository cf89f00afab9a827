/** The kinds of traces that the method names (IMT-23); any other is said in the student's own words. */
export const traceTypes = [
  'photo', 'video', 'diagram', 'poster', 'presentation', 'email', 'summary', 'progress', 'method', 'tool', 'approach', 'process',
  'minutes', 'tutorial', 'bibliography', 'code', 'specification', 'testimony'
] as const
