import { DomainError } from '../../../kernel/domain-error.js';

/** The contact was removed: there is nobody to send it to. */
export class ReaderGone extends DomainError {
  constructor() {
    super('delivery.reader-gone', 'rule');
  }
}

/** A mail whose link opens nothing is not sent: the link is given back first. */
export class LinkTakenBack extends DomainError {
  constructor() {
    super('delivery.link-taken-back', 'conflict');
  }
}
