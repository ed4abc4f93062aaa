import { DomainError } from '../../kernel/domain-error.js';

/** Somebody was mentioned who is not there, or has nothing to do with the task; the two are the same. */
export class MentionUnknown extends DomainError {
  constructor() {
    super('comment.mention-unknown', 'rule');
  }
}

/** A contact was mentioned where contacts do not read: they would be told of something that does not exist for them. */
export class MentionNotVisible extends DomainError {
  constructor(name: string) {
    super('comment.mention-not-visible', 'rule', { name });
  }
}

/** What a contact writes, the practice and the client both read. */
export class ContactsSpeakOpenly extends DomainError {
  constructor() {
    super('comment.contacts-speak-openly', 'rule');
  }
}

/** The client could read it already. */
export class SharedForGood extends DomainError {
  constructor() {
    super('comment.shared-for-good', 'rule');
  }
}

/** Another's words; only an owner may remove them, and nobody changes them. */
export class CommentNotYours extends DomainError {
  constructor() {
    super('comment.not-yours', 'forbidden');
  }
}

export class CommentDeleted extends DomainError {
  constructor() {
    super('comment.deleted', 'conflict');
  }
}

/** Restoring what is there. */
export class CommentNotDeleted extends DomainError {
  constructor() {
    super('comment.not-deleted', 'conflict');
  }
}

/** One thread at a time. */
export class OneThread extends DomainError {
  constructor() {
    super('comment.one-thread', 'invalid');
  }
}

/** A file of a comment is read by whoever reads the comment. */
export class FollowsComment extends DomainError {
  constructor() {
    super('attachment.follows-comment', 'rule');
  }
}

/** Another's file; beside them an owner may remove it. */
export class AttachmentNotYours extends DomainError {
  constructor() {
    super('attachment.not-yours', 'forbidden');
  }
}

export class AttachmentDeleted extends DomainError {
  constructor() {
    super('attachment.deleted', 'conflict');
  }
}

export class AttachmentNotDeleted extends DomainError {
  constructor() {
    super('attachment.not-deleted', 'conflict');
  }
}

/** Its content was kept for a while after it was deleted, and is gone now. */
export class AttachmentGone extends DomainError {
  constructor(days: number) {
    super('attachment.gone', 'conflict', { days });
  }
}
