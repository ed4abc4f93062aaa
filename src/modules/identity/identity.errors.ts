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

/** Somebody who is signed in did not know their present password. */
export class WrongPassword extends DomainError {
  constructor() {
    super('person.wrong-password', 'rule');
  }
}

/** A link from a mail that was used, renewed, revoked, has expired, or was never ours: no difference is told. */
export class LinkVoid extends DomainError {
  constructor() {
    super('link.void', 'missing');
  }
}

/** A workspace without an owner would belong to nobody. */
export class LastOwner extends DomainError {
  constructor() {
    super('member.last-owner', 'rule');
  }
}

/** A removed member is restored before anything else is done with it. */
export class MemberRemoved extends DomainError {
  constructor() {
    super('member.removed', 'conflict');
  }
}

export class AlreadyMember extends DomainError {
  constructor() {
    super('member.already-here', 'conflict');
  }
}

/** The contact has accepted an invitation before. */
export class ContactSignsIn extends DomainError {
  constructor() {
    super('contact.signs-in-already', 'conflict');
  }
}

/** An open invitation is sent again instead. */
export class InvitationUnderWay extends DomainError {
  constructor() {
    super('invitation.under-way', 'conflict');
  }
}

/** Accepted or revoked: nothing more can be done with it. */
export class InvitationClosed extends DomainError {
  constructor() {
    super('invitation.closed', 'rule');
  }
}

/** The member has a person already: only placeholders wait for theirs. */
export class NotPlaceholder extends DomainError {
  constructor() {
    super('member.not-placeholder', 'conflict');
  }
}

/** Google is not set up in this installation. */
export class GoogleSignInNotOffered extends DomainError {
  constructor() {
    super('session.google-not-offered', 'rule');
  }
}

/** A program with a token cannot stand before Google's page. */
export class NeedsSession extends DomainError {
  constructor() {
    super('session.needs-browser', 'rule');
  }
}

/** Somebody else signs in with that account. */
export class IdentityTaken extends DomainError {
  constructor() {
    super('person.identity-taken', 'conflict');
  }
}
