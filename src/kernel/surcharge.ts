import type { Weekday } from './week.js';

export const surchargeKinds = ['rush', 'window'] as const;
export type SurchargeKind = (typeof surchargeKinds)[number];

/** What is paid on top of the base rate: for work that was asked for as rush, or that falls into a window of the week. */
export interface Surcharge {
  readonly name: string;
  readonly kind: SurchargeKind;
  /** Of a window: the days on which it begins; of rush: empty. */
  readonly weekdays: readonly Weekday[];
  /** Of a window: `HH:MM` on the clocks of the engagement; a `to` that is not after `from` is on the next day. */
  readonly from: string | null;
  readonly to: string | null;
  /** Hundredths of a per cent of the base: 2500 is 25 %. */
  readonly basisPoints: number;
}
