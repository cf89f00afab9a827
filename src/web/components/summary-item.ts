/** Something to mend, and the id of where. */
export interface SummaryItem { fieldId: string, text: string }
