import { DomainError } from '../../../kernel/domain-error.js';
import type { ProviderFailure } from '../sync/calendar-provider.js';

/** Google is not set up in this installation. */
export class GoogleNotOffered extends DomainError {
  constructor() {
    super('calendar-connection.google-not-offered', 'rule');
  }
}

/** A program with a token cannot stand before Google's page: only a browser with a session can. */
export class NeedsBrowser extends DomainError {
  constructor() {
    super('calendar-connection.needs-browser', 'rule');
  }
}

/** What the account was connected with is no longer taken. */
export class SignInAgain extends DomainError {
  constructor() {
    super('calendar-connection.sign-in-again', 'rule');
  }
}

/** The account is connected already. */
export class AlreadyConnected extends DomainError {
  constructor() {
    super('calendar-connection.already-there', 'conflict');
  }
}

/** Clients show when they are busy, and nothing else. */
export class BusyAlone extends DomainError {
  constructor() {
    super('calendar.busy-alone', 'rule');
  }
}

/** Nothing can be written there: it is only read, or somebody else's. */
export class NotWritable extends DomainError {
  constructor() {
    super('calendar.not-writable', 'rule');
  }
}

/** The permission that is missing has to be given at Google first. */
export class NotAllowedToRead extends DomainError {
  constructor() {
    super('calendar.not-allowed-to-read', 'rule');
  }
}

/** What went wrong when an account was asked, to the person who waits for it. */
export function refusalOf({ kind, reason, retryAfterSeconds }: ProviderFailure): DomainError {
  switch (kind) {
    case 'needs-reauth':
    case 'unauthorized':
      return new DomainError('calendar-connection.not-let-in', 'rule');
    case 'scope-missing':
      return new DomainError('calendar-connection.scope-missing', 'rule', { missing: reason });
    case 'refused':
      return reason.startsWith('address-')
        ? new DomainError('calendar-connection.address-refused', 'rule')
        : new DomainError('calendar-connection.refused', 'rule');
    case 'gone':
    case 'calendar-gone':
    case 'malformed':
      return new DomainError('calendar-connection.nothing-there', 'rule');
    case 'rate-limited':
      return new DomainError('calendar-connection.asked-to-wait', 'throttled', {
        retryAfterSeconds: retryAfterSeconds ?? 60,
      });
    default:
      return new DomainError('calendar-connection.unreachable', 'rule');
  }
}
