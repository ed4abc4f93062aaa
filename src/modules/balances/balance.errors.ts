import { DomainError } from '../../kernel/domain-error.js';

/**
 * More than the balance, and whatever is agreed beyond it, has room for.
 * @param leftSeconds how much of it there is for this work
 * @param coveredUntil until when it would be covered, for timed work of which some is; an instant
 */
export class BalanceExhausted extends DomainError {
  constructor(leftSeconds: number, coveredUntil: Temporal.Instant | null) {
    super('balance.exhausted', 'rule', { leftSeconds, coveredUntil: coveredUntil?.toString() ?? null });
  }
}

/** A yes stays: work went on because of it. */
export class ConsentGiven extends DomainError {
  constructor() {
    super('consent.given', 'conflict');
  }
}
