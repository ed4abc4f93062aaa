import { DomainError } from '../../../kernel/domain-error.js';

/** The id is that of another record. */
export class FeedIdTaken extends DomainError {
  constructor() {
    super('feed.id-taken', 'conflict');
  }
}

/** Planned work of a member is nobody else's: it stands in their own feed alone. */
export class FeedOfBlocks extends DomainError {
  constructor() {
    super('feed.blocks', 'rule');
  }
}
