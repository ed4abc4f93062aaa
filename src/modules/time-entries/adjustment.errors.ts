import { DomainError } from '../../kernel/domain-error.js';

/** No client was told of the entry: it can be corrected itself, an affirmed one after its days are opened. */
export class EntryStillOpen extends DomainError {
  constructor(entryId: string) {
    super('adjustment.entry-open', 'rule', { entryId });
  }
}

/** Less than nothing would be left of the entry. */
export class AdjustedBelowZero extends DomainError {
  constructor(leftSeconds: number) {
    super('adjustment.below-zero', 'rule', { leftSeconds });
  }
}

/** A correction by nothing. */
export class NothingAdjusted extends DomainError {
  constructor() {
    super('adjustment.nothing', 'rule');
  }
}

/** A client was told of it: it stays, and is corrected by another. */
export class AdjustmentReported extends DomainError {
  constructor() {
    super('adjustment.reported', 'rule');
  }
}

/** Another report told the entry late: no new version of that of its day would tell the correction. */
export class EntryToldLate extends DomainError {
  constructor(entryId: string) {
    super('adjustment.told-late', 'rule', { entryId });
  }
}

/** The id was used before, for something else. */
export class AdjustmentIdTaken extends DomainError {
  constructor() {
    super('adjustment.id-taken', 'conflict');
  }
}
