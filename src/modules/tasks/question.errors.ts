import { DomainError } from '../../kernel/domain-error.js';

/** A task waits for one answer at a time. */
export class QuestionStillOpen extends DomainError {
  constructor() {
    super('question.still-open', 'conflict');
  }
}

/** Answered or withdrawn meanwhile; the first answer stays. */
export class QuestionClosed extends DomainError {
  constructor() {
    super('question.closed', 'conflict');
  }
}

/** Neither words nor a choice. */
export class AnswerNeeded extends DomainError {
  constructor() {
    super('question.answer-needed', 'rule');
  }
}

/** The question has no such choice. */
export class NoSuchChoice extends DomainError {
  constructor(choices: number) {
    super('question.no-such-choice', 'rule', { choices });
  }
}

/** An answer cannot be wanted before now. */
export class QuestionDuePassed extends DomainError {
  constructor() {
    super('question.due-passed', 'rule');
  }
}

/** Two choices that read the same. */
export class ChoiceTwice extends DomainError {
  constructor() {
    super('question.choice-twice', 'rule');
  }
}
