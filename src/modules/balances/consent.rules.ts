import type { Granted } from './balance.rules.js';

export const consentStates = ['asked', 'granted', 'declined'] as const;
export type ConsentState = (typeof consentStates)[number];

/** What a client was asked about hours beyond the balance of one period, and answered. */
export interface ConsentRow {
  readonly id: string;
  readonly engagementId: string;
  /** First local day of the period. */
  readonly periodFrom: string;
  readonly askedAt: Date;
  readonly overageSeconds: number;
  readonly state: ConsentState;
  /** Granted; null: as many as the period takes, or not granted. */
  readonly minutes: number | null;
  readonly answeredAt: Date | null;
  readonly answeredByName: string | null;
}

/** What the answers about a period let happen beyond its balance. */
export function grantedOf(consents: readonly ConsentRow[], periodFrom: string): Granted {
  const granted = consents.filter((each) => each.periodFrom === periodFrom && each.state === 'granted');
  if (granted.some(({ minutes }) => minutes === null)) return 'all';
  return granted.reduce((sum, { minutes }) => sum + (minutes ?? 0) * 60, 0);
}

/**
 * Whether a client is to be asked: when the period's balance is used up, and again when more than was granted is
 * beyond it; not while a question waits, and not after a no.
 */
export function mustAsk(answers: readonly ConsentRow[], usedUp: boolean, unapprovedSeconds: number): boolean {
  if (!usedUp || answers.some(({ state }) => state !== 'granted')) return false;
  return answers.length === 0 || unapprovedSeconds > 0;
}
