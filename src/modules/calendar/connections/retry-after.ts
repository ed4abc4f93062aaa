/** Seconds to wait, of a Retry-After: a number of them, or a date (RFC 9110 §10.2.3); null where none is readable. */
export function secondsAsked(header: string | null, now: Temporal.Instant): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.epochMilliseconds) / 1000));
}
