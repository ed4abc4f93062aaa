import type { IntlShape } from 'react-intl';

/** `2026-11` as people say it. */
export function monthName(
  month: string,
  intl: Pick<IntlShape, 'formatDate'>,
  look: 'long' | 'short' = 'long',
): string {
  return intl.formatDate(Date.parse(`${month}-01T00:00:00Z`), {
    month: look,
    year: look === 'long' ? 'numeric' : '2-digit',
    timeZone: 'UTC',
  });
}
