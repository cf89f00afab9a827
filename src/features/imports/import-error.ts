/** Why nothing of a file can be imported: a sentence for the operator. */
export class ImportError extends Error {}
