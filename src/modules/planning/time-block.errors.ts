import { DomainError } from '../../kernel/domain-error.js';

export class BlockEndsBeforeStart extends DomainError {
  constructor() {
    super('time-block.ends-before-start', 'rule');
  }
}

export class BlockTooLong extends DomainError {
  constructor(longestHours: number) {
    super('time-block.too-long', 'rule', { longestHours });
  }
}

/** There is nothing more to do for a task that is done, declined or cancelled. */
export class BlockForClosedTask extends DomainError {
  constructor() {
    super('time-block.task-closed', 'rule');
  }
}

/** It was taken away; it has to be restored before anything else. */
export class BlockRemoved extends DomainError {
  constructor() {
    super('time-block.removed', 'conflict');
  }
}

export class BlockNotRemoved extends DomainError {
  constructor() {
    super('time-block.not-removed', 'conflict');
  }
}

/** The id was used before, for something else; says nothing about where. */
export class BlockIdTaken extends DomainError {
  constructor() {
    super('time-block.id-taken', 'conflict');
  }
}

/** Everybody plans their own week; the owner everybody's. */
export class BlockNotYours extends DomainError {
  constructor() {
    super('time-block.not-yours', 'forbidden');
  }
}
