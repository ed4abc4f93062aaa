import { createIntl } from 'react-intl';
import { expect, it } from 'vitest';
import type { Preference } from '../api/types';
import messages from '../i18n/en.json';
import { valueWords } from './preference-value';

const intl = createIntl({ locale: 'en-GB', messages });
const said = (kind: Preference['kind'], value: Preference['value']) => valueWords({ kind, value }, intl);

it('a preference is told as people say it', () => {
  expect(said('address', 'informal')).toBe('first names');
  expect(said('channel', 'phone')).toBe('by telephone');
  expect(said('report_detail', 'summary')).toBe('a summary');
  expect(said('quiet_hours', { from: '20:00', to: '08:00' })).toBe('20:00–08:00');
  expect(said('date', { month: 4, day: 7, year: null, label: 'Birthday' })).toBe('Birthday: 7 April');
  expect(said('date', { month: 4, day: 7, year: 1978, label: 'Birthday' })).toBe('Birthday: 7 April 1978');
  expect(said('travel', 'Aisle seat')).toBe('Aisle seat');
});
