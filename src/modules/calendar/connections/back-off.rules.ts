const FIRST_SECONDS = 1;
const LONGEST_SECONDS = 15 * 60;

/** After so long a person should know that their calendars are not in step. */
export const FAILING_HOURS = 24;

/**
 * Seconds to wait after so many failures in a row: full jitter under 1 s · 2^n, 15 minutes at most, so that many who
 * failed together do not come back together. What the provider asked for wins (RFC 9110 §10.2.3, Retry-After; F28).
 * @param failures in a row, this one included @param share of the whole, 0 to 1
 */
export function secondsToWait(failures: number, retryAfterSeconds: number | null, share: number): number {
  const longest = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.min(failures, 20));
  const jittered = Math.max(FIRST_SECONDS, longest * share);
  return Math.max(jittered, retryAfterSeconds ?? 0);
}
