import type { DomainErrorKind } from '../../kernel/domain-error.js';

/** An error as the API tells it (RFC 9457), beside `code`, details and the fields that were refused. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly requestId: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { field: string; code: string; message: string }[];
}

export const statusOf: Readonly<Record<DomainErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  gone: 410,
  stale: 412,
  'too-large': 413,
  unsupported: 415,
  rule: 422,
  throttled: 429,
  unavailable: 503,
};

interface Known {
  readonly code: string;
  readonly kind: DomainErrorKind;
}

/** What PostgreSQL's own refusals mean to a caller, where no repository had a kinder word. */
export const knownSqlStates: Readonly<Record<string, Known>> = {
  '22001': { code: 'request.too-large', kind: 'invalid' }, // value too long
  '22003': { code: 'request.malformed', kind: 'invalid' }, // number out of range
  '22007': { code: 'request.malformed', kind: 'invalid' }, // malformed date
  '22008': { code: 'request.malformed', kind: 'invalid' }, // date out of range
  '22021': { code: 'request.malformed', kind: 'invalid' }, // character not in the encoding
  '22P02': { code: 'request.malformed', kind: 'invalid' }, // malformed value
  '23502': { code: 'request.malformed', kind: 'invalid' }, // missing value
  '23503': { code: 'record.not-found', kind: 'missing' }, // refers to nothing, or to somebody else's
  '23505': { code: 'record.already-exists', kind: 'conflict' }, // unique
  '23514': { code: 'request.invalid', kind: 'rule' }, // check
  '23P01': { code: 'record.already-exists', kind: 'conflict' }, // exclusion
  '25006': { code: 'server.unexpected', kind: 'unavailable' }, // write in a read-only transaction
  '40001': { code: 'server.unavailable', kind: 'unavailable' }, // lost against a parallel transaction
  '40P01': { code: 'server.unavailable', kind: 'unavailable' }, // deadlock
  '42501': { code: 'record.not-found', kind: 'missing' }, // row-level security refused the row
  '53300': { code: 'server.unavailable', kind: 'unavailable' }, // too many connections
  '55P03': { code: 'idempotency.in-progress', kind: 'conflict' }, // lock not available in time
  '57014': { code: 'server.unavailable', kind: 'unavailable' }, // statement timeout
  '57P01': { code: 'server.unavailable', kind: 'unavailable' }, // server shutting down
  '57P03': { code: 'server.unavailable', kind: 'unavailable' }, // server starting
};

/** What the framework's own refusals mean, by status. */
export const knownStatuses: Readonly<Record<number, Known>> = {
  400: { code: 'request.malformed', kind: 'invalid' },
  404: { code: 'request.no-such-route', kind: 'missing' },
  413: { code: 'request.too-large', kind: 'too-large' },
  415: { code: 'request.unsupported-type', kind: 'unsupported' },
  503: { code: 'server.unavailable', kind: 'unavailable' },
};
