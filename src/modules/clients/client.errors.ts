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
