import type { IntlShape } from 'react-intl';
import type { Preference } from '../api/types';

type Words = Pick<IntlShape, 'formatMessage' | 'formatDate'>;

/** What a preference says, as people say it. */
export function valueWords({ kind, value }: Pick<Preference, 'kind' | 'value'>, intl: Words): string {
  if (typeof value === 'string') return wordOf(kind, value, intl);
  if ('from' in value) return `${value.from}–${value.to}`;
  const { month, day, year, label } = value;
  const on = intl.formatDate(Date.UTC(year ?? 2000, month - 1, day), {
    ...{ day: 'numeric', month: 'long', timeZone: 'UTC' },
    ...(year ? { year: 'numeric' } : {}),
  });
  return `${label}: ${on}`;
}

function wordOf(kind: Preference['kind'], value: string, { formatMessage }: Words): string {
  if (kind === 'address' && (value === 'formal' || value === 'informal')) {
    return formatMessage({ id: `brief.address.${value}` });
  }
  if (kind === 'channel' && (value === 'mail' || value === 'portal' || value === 'phone')) {
    return formatMessage({ id: `brief.channel.${value}` });
  }
  if (kind === 'report_detail' && (value === 'full' || value === 'summary')) {
    return formatMessage({ id: `preference.detail.${value}` });
  }
  return value;
}
