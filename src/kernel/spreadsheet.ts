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
