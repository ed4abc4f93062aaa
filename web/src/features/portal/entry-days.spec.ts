import { expect, it } from 'vitest';
import type { TimeEntry } from '../../api/types';
import { totalsOf } from './entry-days';

const entry = (id: string, day: string, startedAt: string | null, seconds: number | null, billable = true) =>
  ({ id, day, startedAt, durationSeconds: seconds, billable }) as TimeEntry;

it('sums to the second by day and in all; what runs is there and counts nothing', () => {
  const found = totalsOf([
    entry('later', '2026-11-10', '2026-11-10T13:00:00Z', 61, false),
    entry('untimed', '2026-11-10', null, 600),
    entry('running', '2026-11-11', '2026-11-11T08:00:00Z', null),
    entry('earlier', '2026-11-10', '2026-11-10T08:00:00Z', 3599),
  ]);
  expect(found.seconds).toBe(4260);
  expect(found.billableSeconds).toBe(4199);
  expect(found.days.map(({ day, seconds, entries }) => [day, seconds, entries.map(({ id }) => id)])).toEqual([
    ['2026-11-10', 4260, ['earlier', 'later', 'untimed']],
    ['2026-11-11', 0, ['running']],
  ]);
});
