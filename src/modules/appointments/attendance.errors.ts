import { DomainError } from '../../kernel/domain-error.js';
import type { AttendanceRefusal } from './attendance.rules.js';

/** It has not begun, was not cancelled, or was. */
export class AttendanceImpossible extends DomainError {
  constructor(reason: AttendanceRefusal) {
    super('attendance.impossible', 'rule', { reason });
  }
}

/** The client was told in a report how it was attended: that is not changed behind their back. */
export class AttendanceReported extends DomainError {
  constructor() {
    super('attendance.reported', 'conflict');
  }
}

/** It is charged: the entry goes first. */
export class AttendanceCharged extends DomainError {
  constructor() {
    super('attendance.charged', 'conflict');
  }
}

/** It was not missed, nothing is agreed about that, or it is charged already. */
export class NothingToCharge extends DomainError {
  constructor() {
    super('appointment.nothing-to-charge', 'rule');
  }
}

/** It was sent or dropped, or is not due yet. */
export class FollowUpSettled extends DomainError {
  constructor(state: string) {
    super('follow-up.settled', 'conflict', { state });
  }
}

/** It did not take place, is not over, was answered long ago, or by somebody else. */
export class UsefulClosed extends DomainError {
  constructor() {
    super('appointment.useful-closed', 'conflict');
  }
}
