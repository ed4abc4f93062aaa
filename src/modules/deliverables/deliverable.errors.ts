import type { Language } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { RemovedContent, type RemovedFacts } from '../../platform/pages/removed-content.js';
import type { Decision, DeliverableKind } from './deliverable.rules.js';

/** The deliverable was deleted; it has to be restored before anything else. */
export class DeliverableDeleted extends DomainError {
  constructor() {
    super('deliverable.deleted', 'conflict');
  }
}

/** Restoring what is there. */
export class DeliverableNotDeleted extends DomainError {
  constructor() {
    super('deliverable.not-deleted', 'conflict');
  }
}

/** It is a draft: nothing of it can be hidden or decided about. */
export class DeliverableNotShown extends DomainError {
  constructor() {
    super('deliverable.not-shown', 'conflict');
  }
}

/** Contacts see the newest version already. */
export class DeliverableShownAlready extends DomainError {
  constructor() {
    super('deliverable.shown-already', 'conflict');
  }
}

/** Somebody has decided about this version, perhaps a moment ago; it stands until another version is shown. */
export class DeliverableDecided extends DomainError {
  constructor(decision: Decision) {
    super('deliverable.decided', 'conflict', { decision });
  }
}

/** What was looked at is not what is shown now. */
export class OtherVersion extends DomainError {
  constructor() {
    super('deliverable.other-version', 'conflict');
  }
}

/** A file cannot become a link. */
export class OtherKind extends DomainError {
  constructor(kind: DeliverableKind) {
    super('deliverable.other-kind', 'rule', { kind });
  }
}

/** The content is kept no longer: the record says since when and why its content is not there. */
export class ContentRemoved extends RemovedContent {
  constructor(facts: RemovedFacts, language: Language) {
    super('deliverable.content-removed', facts, language);
  }
}

/** A link has nothing to download. */
export class NoContent extends DomainError {
  constructor() {
    super('deliverable.no-content', 'missing');
  }
}

/** Nothing can be shown of such a content, or nothing could be made of this one. */
export class NoPreview extends DomainError {
  constructor() {
    super('deliverable.no-preview', 'missing');
  }
}

/** The pictures are being made; a moment later they are there. */
export class PreviewWaiting extends DomainError {
  constructor() {
    super('deliverable.preview-waiting', 'unavailable');
  }
}
