import { secondsAsked } from '../connections/retry-after.js';
import { ProviderFailure, type FailureKind } from '../sync/calendar-provider.js';
import { AnswerTooLarge, refusalOf } from '../../../platform/http/guarded-fetch.js';

const KINDS: Readonly<Record<number, FailureKind>> = {
  401: 'needs-reauth',
  404: 'gone',
  410: 'gone',
  412: 'stale',
  423: 'unavailable',
  425: 'unavailable',
  429: 'rate-limited',
};

/** What a status means, in our words (RFC 4918, section 11; RFC 9110, section 15). */
export function statusFailure(
  status: number,
  retryAfter: string | null,
  now: Temporal.Instant,
): ProviderFailure {
  const kind = KINDS[status] ?? (status >= 500 && status !== 501 && status !== 507 ? 'unavailable' : null);
  // A success that was not expected here is an answer to another question.
  return new ProviderFailure(
    kind ?? (status < 400 ? 'malformed' : 'refused'),
    String(status),
    secondsAsked(retryAfter, now),
  );
}

/** What went wrong before there was an answer. */
export function lineFailure(error: unknown): ProviderFailure {
  if (error instanceof ProviderFailure) return error;
  const refusal = refusalOf(error);
  if (refusal) return new ProviderFailure('refused', `address-${refusal.reason}`);
  if (error instanceof AnswerTooLarge) return new ProviderFailure('malformed', 'too-large');
  const name = Error.isError(error) ? error.name : '';
  return new ProviderFailure('unavailable', name === 'TimeoutError' ? 'timeout' : 'unreachable');
}
