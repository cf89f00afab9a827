import type { FileTrace, Trace } from '../../api/types.ts'

export type ImageTrace = FileTrace & { file: { width: number, height: number } }

/** Whether a trace can be looked at here; any other file is only to be downloaded. */
export const isImage = (trace: Trace): trace is ImageTrace =>
  trace.kind === 'file' && trace.file.width !== null && trace.file.height !== null
