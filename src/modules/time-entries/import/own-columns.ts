/** The columns of our own CSV, in their order; documented in docs/import-and-export.md and never renamed. */
export const ownColumns = [
  'Entry',
  'Day',
  'Start',
  'End',
  'Time zone',
  'Break',
  'Duration',
  'Client',
  'Engagement',
  'Engagement time zone',
  'Service',
  'Task',
  'Member',
  'Email',
  'Description',
  'Billable',
  'Rush',
  'Rate',
  'Rate source',
  'Currency',
  'Amount',
  'Overlap reason',
] as const;

export type OwnColumn = (typeof ownColumns)[number];
export type OwnRow = Readonly<Record<OwnColumn, string>>;

/** What spreadsheets take for a formula, also in its wide form; and what we have made harmless before. */
const FORMULA = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const HARMLESS = /^'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** A text that no spreadsheet runs: an apostrophe before what would be a formula. */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text as it was before `harmless`. */
export function asWritten(text: string): string {
  return HARMLESS.test(text) ? text.slice(1) : text;
}
