import type { SendResult } from './smtp.js';

/**
 * What became of a mail. Deferred: it is tried again. Refused: the server will never take it. Failed: it was tried for
 * a day. Suppressed: nobody is written to at that address. Withdrawn: there is no reason for it any more. Afterwards, as
 * mail servers report: bounced, delayed, delivered; and complained, when its reader called it unwanted.
 */
export type MailState =
  | 'sent' | 'deferred' | 'refused' | 'failed' | 'suppressed' | 'withdrawn'
  | 'bounced' | 'delayed' | 'delivered' | 'complained'; // prettier-ignore

export interface MailOutcome {
  readonly state: MailState;
  /** What the mail server said, or why nothing was sent. */
  readonly answer: string;
  readonly at: Temporal.Instant;
  /** About when it is tried again; null: it is not. */
  readonly nextTryAt: Temporal.Instant | null;
}

/** With the queue's exponential back-off this is about a day. */
export const MOST_ATTEMPTS = 12;
const LONGEST_WAIT = 10;

/** @param attempts including this one */
export function outcomeOf(result: SendResult, attempts: number, at: Temporal.Instant): MailOutcome {
  const { answer } = result;
  if (result.accepted) return { state: 'sent', answer, at, nextTryAt: null };
  if (result.permanent) return { state: 'refused', answer, at, nextTryAt: null };
  if (attempts >= MOST_ATTEMPTS) return { state: 'failed', answer, at, nextTryAt: null };
  return { state: 'deferred', answer, at, nextTryAt: at.add({ seconds: waitAfter(attempts) }) };
}

/** As the queue waits: e, e², … seconds, at most e¹⁰ (six hours). */
function waitAfter(attempts: number): number {
  return Math.round(Math.exp(Math.min(attempts, LONGEST_WAIT)));
}

/**
 * Whether an answer says that the address itself is wrong (RFC 3463): no such mailbox or domain, moved, or switched
 * off. A full mailbox, a refused content or a filter says nothing about it.
 */
export function isAddressDead(status: string | null): boolean {
  return status !== null && /^5\.(1\.(1|2|3|6|10)|2\.1|4\.4)$/.test(status);
}

/** The enhanced status code (RFC 3463) in what a server said; null where it gave none. */
export function statusIn(answer: string): string | null {
  return /(?:^|[\s-])([245]\.\d{1,3}\.\d{1,3})(?=\s|$)/.exec(answer)?.[1] ?? null;
}
