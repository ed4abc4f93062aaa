import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { timeEntries } from '../../api/time-entries';
import type { WeekOfTime } from '../../api/types';
import { hide, showChanged } from './entry-cache';
import { anEntry } from './entry.sample';

const one = anEntry({ id: 'a', durationSeconds: 3600 });
const other = anEntry({ id: 'b', durationSeconds: 1800, billable: false });

function caches() {
  const queries = new QueryClient();
  const week: WeekOfTime = {
    week: '2026-W47',
    from: '2026-11-16',
    to: '2026-11-23',
    days: [{ day: '2026-11-16', totalSeconds: 5400, entries: [one, other] }],
    totalSeconds: 5400,
    billableSeconds: 3600,
  };
  queries.setQueryData(timeEntries.week('2026-W47').queryKey, week);
  queries.setQueryData(timeEntries.range('2026-11-15', '2026-11-24').queryKey, [one, other]);
  queries.setQueryData(timeEntries.pages({ memberId: 'me' }).queryKey, {
    pages: [{ items: [one, other], nextCursor: null }],
    pageParams: [null],
  });
  return {
    queries,
    week: () => queries.getQueryData<WeekOfTime>(timeEntries.week('2026-W47').queryKey),
    range: () => queries.getQueryData(timeEntries.range('2026-11-15', '2026-11-24').queryKey),
    pages: () => queries.getQueryData(timeEntries.pages({ memberId: 'me' }).queryKey)?.pages[0]?.items,
  };
}

describe('what is shown before the server answers', () => {
  it('an entry that goes is gone from every view, and from the sums', () => {
    const { queries, week, range, pages } = caches();
    hide(queries, new Set(['a']));
    expect(week()).toMatchObject({ totalSeconds: 1800, billableSeconds: 0 });
    expect(week()?.days[0]?.totalSeconds).toBe(1800);
    expect(range()).toEqual([other]);
    expect(pages()).toEqual([other]);
  });

  it('an entry that is moved has moved in every view', () => {
    const { queries, range, pages } = caches();
    showChanged(queries, { ...one, startedAt: '2026-11-16T10:00:00Z', endedAt: '2026-11-16T11:00:00Z' });
    expect(range()?.[0]?.startedAt).toBe('2026-11-16T10:00:00Z');
    expect(pages()?.[0]?.endedAt).toBe('2026-11-16T11:00:00Z');
    expect(range()?.[1]).toBe(other);
  });
});
