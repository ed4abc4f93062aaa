import { secondsAsked } from '../connections/retry-after.js';
import { ProviderFailure, type FailureKind } from '../sync/calendar-provider.js';

/** What was asked, where the same status means something else. */
export type Asked = 'list' | 'insert' | 'event' | 'watch' | 'other';

const WAIT = new Set([
  'rateLimitExceeded', 'userRateLimitExceeded', 'quotaExceeded', 'dailyLimitExceeded', 'calendarLimitExceeded',
  'RATE_LIMIT_EXCEEDED',
]); // prettier-ignore
/** Said of the whole application: its operator has to mend it, and until then nothing is given up. */
const OPERATOR = new Set(['accessNotConfigured', 'SERVICE_DISABLED']);
const SCOPE = new Set(['insufficientPermissions', 'insufficientScopes', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT']);

/** As much of what the client throws as is looked at; it comes from outside, so nothing in it is certain. */
interface Thrown {
  readonly code?: unknown;
  readonly response?: { readonly status?: unknown; readonly data?: unknown; readonly headers?: unknown };
}

interface ErrorBody {
  readonly error?: {
    readonly errors?: readonly { readonly reason?: unknown }[];
    readonly details?: readonly { readonly reason?: unknown }[];
    readonly status?: unknown;
  };
}

/**
 * What a failed call means, by Google's reason and not by its status alone: a 403 may ask for patience, for a permission,
 * or say no for good (F26, F28).
 * @param withToken a listing was asked with the token of an earlier one
 */
export function googleFailure(
  thrown: unknown,
  asked: Asked,
  now: Temporal.Instant,
  withToken = false,
): ProviderFailure {
  if (thrown instanceof ProviderFailure) return thrown;
  const { response, code } = (thrown ?? {}) as Thrown;
  const status = response?.status;
  if (typeof status !== 'number') {
    return new ProviderFailure('unavailable', typeof code === 'string' ? code : 'network');
  }
  const reason = reasonOf(response?.data) ?? String(status);
  const kind = kindOf(status, reason, asked, withToken);
  const waits = kind === 'rate-limited' || kind === 'unavailable';
  const header = response?.headers instanceof Headers ? response.headers.get('retry-after') : null;
  return new ProviderFailure(kind, reason, waits ? secondsAsked(header, now) : null);
}

function kindOf(status: number, reason: string, asked: Asked, withToken: boolean): FailureKind {
  if (reason === 'pushNotSupportedForRequestedResource') return 'push-unsupported';
  switch (status) {
    case 401:
      return 'unauthorized';
    case 403:
      if (WAIT.has(reason)) return 'rate-limited';
      if (SCOPE.has(reason)) return 'scope-missing';
      if (OPERATOR.has(reason)) return 'unavailable';
      return asked === 'list' && reason === 'forbidden' ? 'calendar-gone' : 'refused';
    case 404:
      return asked === 'event' ? 'gone' : asked === 'other' ? 'refused' : 'calendar-gone';
    case 409:
      return asked === 'insert' ? 'exists' : 'unavailable';
    case 410:
      // 410 fullSyncRequired is about a token; 410 deleted, about an event, is another matter.
      return asked === 'list' ? 'token-dead' : 'gone';
    case 412:
      return 'stale';
    case 429:
      return 'rate-limited';
    case 400:
      // "Invalid sync token value.": rubbish, which no patience turns into a token (F7).
      return asked === 'list' && withToken ? 'token-dead' : 'refused';
    default:
      return status === 408 || status >= 500 ? 'unavailable' : 'refused';
  }
}

function reasonOf(data: unknown): string | null {
  const error = (data as ErrorBody | null)?.error;
  // The newer form of the same answer has its reason among the details, and sometimes nowhere else.
  const words = [...listed(error?.details), ...listed(error?.errors)].map(({ reason }) => reason);
  const word = words.find((each) => typeof each === 'string') ?? error?.status;
  return typeof word === 'string' ? word : null;
}

const listed = <T>(list: readonly T[] | undefined): readonly T[] => (Array.isArray(list) ? list : []);
