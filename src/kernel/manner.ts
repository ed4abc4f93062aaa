import type { QuietHours } from './quiet-hours.js';

/** tu or Lei, du or Sie, tú or usted. */
export const formsOfAddress = ['formal', 'informal'] as const;
export type FormOfAddress = (typeof formsOfAddress)[number];

/** By what somebody wants to hear of what happens; without mail, the portal or a call is enough. */
export const channels = ['mail', 'portal', 'phone'] as const;
export type Channel = (typeof channels)[number];

/** How much of a report stands in its mail. The report itself is the same for everybody. */
export const reportDetails = ['full', 'summary'] as const;
export type ReportDetail = (typeof reportDetails)[number];

/** How a person wants to be dealt with. */
export interface Manner {
  readonly address: FormOfAddress;
  /** By the clocks of the person's own zone. */
  readonly quietHours: QuietHours | null;
  readonly channel: Channel;
  readonly reportDetail: ReportDetail;
}

/** Towards somebody of whom nothing else is known. */
export const usualManner: Manner = {
  address: 'formal',
  quietHours: null,
  channel: 'mail',
  reportDetail: 'full',
};
