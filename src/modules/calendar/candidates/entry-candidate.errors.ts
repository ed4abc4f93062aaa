import { DomainError } from '../../../kernel/domain-error.js';

/** All of the time is logged already, by whatever. */
export class CandidateLogged extends DomainError {
  constructor() {
    super('entry-candidate.already-logged', 'conflict');
  }
}

/** A colleague has logged the same event; whoever wants both hours billed says so (F23). */
export class CandidateLoggedByColleague extends DomainError {
  constructor(name: string) {
    super('entry-candidate.logged-by-colleague', 'conflict', { name });
  }
}

/** It was accepted or set aside before. */
export class CandidateDecided extends DomainError {
  constructor() {
    super('entry-candidate.decided', 'conflict');
  }
}

/** There is nothing to take back. */
export class CandidateUndecided extends DomainError {
  constructor() {
    super('entry-candidate.undecided', 'conflict');
  }
}

/** It became an appointment, which people know of: that is cancelled and not undone. */
export class CandidateIsAppointment extends DomainError {
  constructor() {
    super('entry-candidate.is-appointment', 'conflict');
  }
}
