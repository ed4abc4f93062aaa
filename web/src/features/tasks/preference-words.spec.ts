import { createIntl } from 'react-intl';
import { describe, expect, it } from 'vitest';
import type { Preference } from '../../api/types';
import messages from '../../i18n/en.json';
import { matching, valueWords } from './preference-words';

const intl = createIntl({ locale: 'en-GB', messages });
const preference = (
  id: string,
  kind: Preference['kind'],
  value: Preference['value'],
  facts: Partial<Preference> = {},
) => ({ note: '', deletedAt: null, ...facts, id, kind, value }) as Preference;
const task = { title: 'Book a hotel in Rome', brief: 'Quiet rooms, please', inputs: '' };

describe('what is known of a client, beside a task', () => {
  it('begins with what the task speaks of', () => {
    const all = [
      preference('phone', 'channel', 'phone'),
      preference('tea', 'likes', 'Green tea'),
      preference('room', 'other', 'Quiet room on a high floor'),
      preference('aisle', 'travel', 'Aisle seat'),
    ];
    expect(matching(all, task).map(({ id }) => id)).toEqual(['room', 'aisle', 'tea', 'phone']);
  });

  it('leaves out what concerns reports, and what was deleted', () => {
    const all = [
      preference('1', 'report_detail', 'full'),
      preference('2', 'likes', 'Tea', { deletedAt: '2026-11-01T00:00:00Z' }),
    ];
    expect(matching(all, task)).toEqual([]);
  });

  it('is told as people say it', () => {
    expect(valueWords(preference('1', 'address', 'informal'), intl)).toBe('first names');
    expect(valueWords(preference('1', 'channel', 'phone'), intl)).toBe('by telephone');
    expect(valueWords(preference('1', 'quiet_hours', { from: '20:00', to: '08:00' }), intl)).toBe(
      '20:00–08:00',
    );
    expect(
      valueWords(preference('1', 'date', { month: 4, day: 7, year: null, label: 'Birthday' }), intl),
    ).toBe('Birthday: 7 April');
    expect(valueWords(preference('1', 'travel', 'Aisle seat'), intl)).toBe('Aisle seat');
  });
});
