/** Where a file may come from. */
export const importFormats = ['toggl', 'clockify', 'harvest', 'kimai', 'affianco'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** What the first of two numbers in a date means: `03/11/2026` is 3 November (`dmy`) or 11 March (`mdy`). */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** What a file leaves open, and a person has to say. */
export const importQuestions = ['format', 'dateOrder', 'currency'] as const;
export type ImportQuestion = (typeof importQuestions)[number];

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** How the bytes of a file become cells. */
export interface TextForm {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
}
