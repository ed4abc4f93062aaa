import { describe, expect, it } from 'vitest';
import type { Preference } from '../../api/types';
import { matching } from './preference-words';

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
});
