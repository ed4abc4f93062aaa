import { DomainError } from '../../kernel/domain-error.js';

/** Another zone, currency or first weekday would move what was already logged or reported. */
export class EngagementHasHistory extends DomainError {
  constructor() {
    super('engagement.has-history', 'rule');
  }
}

export class EndsBeforeItStarts extends DomainError {
  constructor() {
    super('engagement.ends-before-start', 'rule');
  }
}

/** Rates are in the currency of their engagement. */
export class RateInOtherCurrency extends DomainError {
  constructor(currency: string) {
    super('engagement.rate-in-other-currency', 'rule', { currency });
  }
}

/** One agreement a day: which of two would hold? */
export class AgreementDayTaken extends DomainError {
  constructor() {
    super('agreement.day-taken', 'conflict');
  }
}

/** Another service of the engagement that is not archived has this name. */
export class ServiceNameTaken extends DomainError {
  constructor() {
    super('service.name-taken', 'conflict');
  }
}
