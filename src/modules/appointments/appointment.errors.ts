import { DomainError } from '../../kernel/domain-error.js';

/** Somebody else was quicker, or the host is not free then; these times are. */
export class AppointmentSlotTaken extends DomainError {
  /** @param slots starts that are still free, the earliest first */
  constructor(slots: readonly Temporal.Instant[]) {
    super('appointment.slot-taken', 'conflict', { slots: slots.map(String).join(' ') });
  }
}

/** A host is never in two places. */
export class AppointmentHostBusy extends DomainError {
  constructor() {
    super('appointment.host-busy', 'conflict');
  }
}

/** It was cancelled: it stays as it was. */
export class AppointmentCancelled extends DomainError {
  constructor() {
    super('appointment.cancelled', 'conflict');
  }
}

/** It has begun: it is attended or not, but neither moved nor cancelled. */
export class AppointmentBegun extends DomainError {
  constructor() {
    super('appointment.begun', 'conflict');
  }
}

/** How it was attended is written down: it is not moved any more. */
export class AppointmentAttended extends DomainError {
  constructor() {
    super('appointment.attended', 'conflict');
  }
}

/** Less than the agreed notice is left: a contact can cancel, but not move it. */
export class AppointmentTooLateToMove extends DomainError {
  constructor() {
    super('appointment.too-late-to-move', 'rule');
  }
}

/** It ends before it begins, lasts longer than a day, or is too far away. */
export class AppointmentTimeImpossible extends DomainError {
  constructor() {
    super('appointment.time-impossible', 'rule');
  }
}

/** It lies ahead, and is expected: it cannot become one that took place. */
export class AppointmentIntoPast extends DomainError {
  constructor() {
    super('appointment.into-past', 'rule');
  }
}

/** A guest is a contact of the client whose appointment it is. */
export class AppointmentGuestStranger extends DomainError {
  constructor() {
    super('appointment.guest-stranger', 'rule');
  }
}

/** Booked, withdrawn or run out: nothing can be chosen any more. */
export class AppointmentProposalClosed extends DomainError {
  constructor(state: string) {
    super('appointment.proposal-closed', 'conflict', { state });
  }
}

/** Its days are in the wrong order, over, too many, or too far away. */
export class AppointmentProposalDays extends DomainError {
  constructor() {
    super('appointment.proposal-days', 'rule');
  }
}
