import { DomainError } from '../../kernel/domain-error.js';

/** Another client that is not archived has this name. */
export class ClientNameTaken extends DomainError {
  constructor() {
    super('client.name-taken', 'conflict');
  }
}

/** Another contact of the client has this address. */
export class ContactEmailTaken extends DomainError {
  constructor() {
    super('contact.email-taken', 'conflict');
  }
}

/** A removed contact is restored before anything else is done with it. */
export class ContactRemoved extends DomainError {
  constructor() {
    super('contact.removed', 'rule');
  }
}

/** Of what acts there is one at a time: form of address, quiet hours, channel, detail of the report. */
export class AnotherPreferenceActs extends DomainError {
  constructor() {
    super('preference.another-acts', 'conflict');
  }
}

/** A removed preference is restored before anything else is done with it. */
export class PreferenceRemoved extends DomainError {
  constructor() {
    super('preference.removed', 'rule');
  }
}

/** A courtesy is decided once. */
export class TouchpointDecided extends DomainError {
  constructor(state: string) {
    super('touchpoint.decided', 'conflict', { state });
  }
}

/** That a client brought another one is kept once. */
export class ReferredAlready extends DomainError {
  constructor() {
    super('referral.kept-already', 'conflict');
  }
}

/** Nobody is recommended by themselves. */
export class ReferredThemselves extends DomainError {
  constructor() {
    super('referral.of-themselves', 'rule');
  }
}
