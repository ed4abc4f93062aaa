import type { Actor } from '../../../kernel/actor.js';
import { holds } from '../../../kernel/permissions.js';
import type { MailState } from '../../../platform/mail/mail-outcome.js';
import type { DeliveryState } from './delivery.entity.js';

export type DeliveryAbility = 'retry' | 'readMail';

/** Ends at which a delivery stays until somebody does something about it. */
const RETRIED: readonly DeliveryState[] = ['refused', 'bounced', 'failed', 'suppressed', 'withdrawn'];

export function isRetried(state: DeliveryState): boolean {
  return RETRIED.includes(state);
}

export function deliveryAbilities(
  actor: Actor,
  { state, mailId }: { readonly state: DeliveryState; readonly mailId: string | null },
): Record<DeliveryAbility, boolean> {
  return {
    retry: holds(actor.role, 'reports.compose') && isRetried(state),
    readMail: holds(actor.role, 'delivery-mails.read') && mailId !== null,
  };
}

/** What a mail's fate makes of its delivery; null: it stays what it is, and the event alone is kept. */
export function stateAfter(outcome: MailState): DeliveryState | null {
  return outcome === 'delayed' || outcome === 'delivered' || outcome === 'complained' ? null : outcome;
}

/** Whether something was sent or tried: bounces and what follows are reports about an attempt that was counted. */
export function isAttempt(outcome: MailState): boolean {
  return ['sent', 'deferred', 'refused', 'failed'].includes(outcome);
}

/** Of what the members are told, since somebody has to do something. */
export function isTold(outcome: MailState): boolean {
  return ['refused', 'bounced', 'failed', 'suppressed', 'complained'].includes(outcome);
}
