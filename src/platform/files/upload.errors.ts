import { DomainError } from '../../kernel/domain-error.js';

/** No upload of this caller has this id: another's, one that has expired, or one that a record has taken. */
export class UploadNotFound extends DomainError {
  constructor() {
    super('upload.not-found', 'missing');
  }
}

/** Bytes are still missing, or are being looked at. */
export class UploadIncomplete extends DomainError {
  constructor() {
    super('upload.incomplete', 'conflict');
  }
}

/** The scanner has found malware: nobody gets the file. */
export class UploadInfected extends DomainError {
  constructor() {
    super('upload.infected', 'rule');
  }
}

/** The bytes begin elsewhere than the file stands: ask by HEAD where that is (tus 1.0, Core). */
export class UploadOffset extends DomainError {
  constructor() {
    super('upload.offset', 'conflict');
  }
}

/** Another request is writing to the same upload and has not let go of it. */
export class UploadBusy extends DomainError {
  constructor() {
    super('upload.busy', 'conflict');
  }
}

/** All of it is here: nothing can be added. */
export class UploadFinished extends DomainError {
  constructor() {
    super('upload.finished', 'conflict');
  }
}

/** What was sent is not tus 1.0, or an extension that is not spoken here. */
export class UploadProtocol extends DomainError {
  constructor(kind: 'invalid' | 'unsupported' | 'stale' = 'invalid') {
    super('upload.protocol', kind);
  }
}
