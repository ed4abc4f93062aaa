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
