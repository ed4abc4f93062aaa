import { DomainError } from '../../kernel/domain-error.js';

/** One file is larger than uploads may be. */
export class FileTooLarge extends DomainError {
  constructor(limitBytes: number) {
    super('files.too-large', 'too-large', { limitMegabytes: Math.floor(limitBytes / 1_048_576) });
  }
}

/** A file without a single byte is a mistake of the sender. */
export class FileEmpty extends DomainError {
  constructor() {
    super('files.empty', 'rule');
  }
}

/** The form came without a file in its field `file`. */
export class FileMissing extends DomainError {
  constructor() {
    super('files.missing', 'invalid');
  }
}

/** The form came with several files; one is kept at a time. */
export class TwoFiles extends DomainError {
  constructor() {
    super('files.more-than-one', 'invalid');
  }
}

/** Together, the files of a workspace would be more than it may keep. */
export class QuotaExceeded extends DomainError {
  constructor(quotaBytes: number) {
    super('files.quota', 'rule', { quotaGigabytes: Math.floor(quotaBytes / 1_073_741_824) });
  }
}

/** The disk or the object store does not answer, or has lost the file. */
export class FilesUnavailable extends DomainError {
  constructor() {
    super('files.unavailable', 'unavailable');
  }
}
