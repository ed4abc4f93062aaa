import type { IntlShape } from 'react-intl';

/** `2026-11` as people say it; the short one without its year. */
export function monthName(
  month: string,
  intl: Pick<IntlShape, 'formatDate'>,
  look: 'long' | 'short' = 'long',
): string {
  return intl.formatDate(Date.parse(`${month}-01T00:00:00Z`), {
    month: look,
    ...(look === 'long' ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  });
}
