import { DomainError } from '../../kernel/domain-error.js';

/** What was asked would be a table that nobody reads. */
export class TooManyRows extends DomainError {
  constructor(most: number) {
    super('figures.too-many-rows', 'rule', { most });
  }
}
