import { DomainError } from '../../kernel/domain-error.js';

/** Nothing, or too much, was named: some notices, those of one thing, or all. */
export class NothingNamed extends DomainError {
  constructor() {
    super('notice.nothing-named', 'invalid');
  }
}

/** People in this role are never told this kind of thing. */
export class KindNotYours extends DomainError {
  constructor(kind: string) {
    super('notice.kind-not-yours', 'rule', { kind });
  }
}

/** The same kind stands twice in one answer. */
export class KindTwice extends DomainError {
  constructor(kind: string) {
    super('notice.kind-twice', 'invalid', { kind });
  }
}
