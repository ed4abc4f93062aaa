import { DomainError } from '../../kernel/domain-error.js';

/** It is too late to answer, or the answer has stood for a day. */
export class FeedbackClosed extends DomainError {
  constructor() {
    super('feedback.closed', 'conflict');
  }
}
