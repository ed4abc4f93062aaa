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

/** Work was logged under these terms: newer ones may follow, but these stay. */
export class AgreementInUse extends DomainError {
  constructor() {
    super('agreement.in-use', 'conflict');
  }
}

/** An engagement always stands on at least one agreement. */
export class LastAgreement extends DomainError {
  constructor() {
    super('agreement.last', 'conflict');
  }
}

/** The client was told of days on which other terms would hold then. */
export class AgreementReported extends DomainError {
  constructor() {
    super('agreement.reported', 'rule');
  }
}

/** Two rates of one scope on one day: which would hold? */
export class RateDayTaken extends DomainError {
  constructor() {
    super('rate.day-taken', 'conflict');
  }
}

/** Another service of the engagement that is not archived has this name. */
export class ServiceNameTaken extends DomainError {
  constructor() {
    super('service.name-taken', 'conflict');
  }
}

/** The client has accepted these terms: other ones are a new agreement. */
export class AgreementAccepted extends DomainError {
  constructor() {
    super('agreement.accepted', 'conflict');
  }
}

/** The next agreement already holds: nobody needs to say anything to this one any more. */
export class AgreementOver extends DomainError {
  constructor() {
    super('agreement.over', 'conflict');
  }
}

/** The terms are no longer those that were shown: whoever answers has to see them first. */
export class AgreementChanged extends DomainError {
  constructor() {
    super('agreement.changed', 'conflict');
  }
}

/** Nobody at the client is there to be asked. */
export class NobodyToAsk extends DomainError {
  constructor() {
    super('agreement.nobody-to-ask', 'rule');
  }
}
