/** What went wrong, in the terms of the caller; the HTTP filter turns a kind into a status. */
export type DomainErrorKind =
  | 'invalid' // 400: the request cannot be understood
  | 'unauthenticated' // 401
  | 'forbidden' // 403: only for something in one's own workspace
  | 'missing' // 404: not there, or not yours: the two are the same
  | 'conflict' // 409
  | 'gone' // 410: it was there, and everybody may know that it is not any more
  | 'stale' // 412: If-Match names an older version
  | 'too-large' // 413
  | 'unsupported' // 415
  | 'rule' // 422: understood, and against a rule
  | 'throttled' // 429
  | 'unavailable'; // 503

/** Facts that may be shown to the caller: never a stack, SQL or a path. */
export type SafeDetails = Readonly<Record<string, string | number | boolean | null>>;

/**
 * An error that a person can act on. `code` (`noun.what-happened`) names its text in four languages under
 * `error.<code>`; `details` fill that text and travel in the answer.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly kind: DomainErrorKind,
    readonly details: SafeDetails = {},
  ) {
    super(code);
    this.name = new.target.name;
  }
}

/** The record does not exist for this caller; foreign and absent look the same. */
export class NotFound extends DomainError {
  constructor(noun: string) {
    super('record.not-found', 'missing', { noun });
  }
}

/** The caller edited an older version than the stored one (`If-Match`, RFC 9110 §13.1.1). */
export class Stale extends DomainError {
  constructor(current: number) {
    super('record.stale', 'stale', { version: current });
  }
}

/** The caller's role may not do this in the workspace they are in. */
export class Forbidden extends DomainError {
  constructor(permission: string) {
    super('access.forbidden', 'forbidden', { permission });
  }
}
