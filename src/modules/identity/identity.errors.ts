import { DomainError } from '../../kernel/domain-error.js';

/** The same for an unknown address and a wrong password: sign-in does not tell who has an account. */
export class WrongCredentials extends DomainError {
  constructor() {
    super('session.wrong-credentials', 'unauthenticated');
  }
}

export class EmailTaken extends DomainError {
  constructor() {
    super('person.email-taken', 'conflict');
  }
}
