import { DomainError } from '../../kernel/domain-error.js';
import type { TaskStatus } from './task.rules.js';

/** A task never goes this way; or it did, a moment ago, by another's hand. */
export class NoSuchMove extends DomainError {
  constructor(from: TaskStatus, to: TaskStatus) {
    super('task.no-such-move', 'conflict', { from, to });
  }
}

/** The task can go this way, but another has to move it. */
export class MoveNotYours extends DomainError {
  constructor(from: TaskStatus, to: TaskStatus) {
    super('task.move-not-yours', 'forbidden', { from, to });
  }
}

/** A question without words, a refusal without a reason. */
export class NoteNeeded extends DomainError {
  constructor(to: TaskStatus) {
    super('task.note-needed', 'rule', { to });
  }
}

/** Closed tasks stay as they were. */
export class TaskClosed extends DomainError {
  constructor() {
    super('task.closed', 'conflict');
  }
}

/** The client edits a task until it is taken on; then it is talked about. */
export class TaskTakenOn extends DomainError {
  constructor() {
    super('task.taken-on', 'conflict');
  }
}

/** Who does the work, and how long it may take, is said by the members. */
export class FieldOfMembers extends DomainError {
  constructor(field: string) {
    super('task.field-of-members', 'forbidden', { field });
  }
}

/** A time of the day without the day. */
export class DueTimeWithoutDay extends DomainError {
  constructor() {
    super('task.due-time-without-day', 'rule');
  }
}

/** The step is the assistant's to tick off. */
export class StepNotYours extends DomainError {
  constructor() {
    super('checklist.not-yours', 'forbidden');
  }
}

/** A list of so many steps helps nobody. */
export class ChecklistFull extends DomainError {
  constructor(most: number) {
    super('checklist.full', 'rule', { most });
  }
}

/** The id was used before, for another link; says nothing about where. */
export class TaskLinkIdTaken extends DomainError {
  constructor() {
    super('task-link.id-taken', 'conflict');
  }
}
