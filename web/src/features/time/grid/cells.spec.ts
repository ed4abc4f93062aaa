import { describe, expect, it } from 'vitest';
import { cellOf, gridOf, keyOf } from './cells';
import { entryOf, inbox, travel, weekOfEntries } from './week.sample';

const monday = '2026-11-16';
const never = () => false;
const timed = { startedAt: '2026-11-16T08:00:00Z', endedAt: '2026-11-16T09:00:00Z' };

describe('the rows of a week', () => {
  it('are one for each work under the same terms, and each cell is the sum of its entries', () => {
    const week = weekOfEntries('2026-W47', [
      entryOf(inbox, 'a', monday, 1, timed),
      entryOf(inbox, 'b', monday, 0.5),
      entryOf({ ...inbox, billable: false }, 'c', monday, 2),
      entryOf(travel, 'd', '2026-11-20', 3),
    ]);
    const grid = gridOf(week, [], never);
    expect(grid.map(({ cells }) => cells.map(({ seconds }) => seconds / 3600))).toEqual([
      [1.5, 0, 0, 0, 0, 0, 0],
      [2, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 3, 0, 0],
    ]);
    expect(grid.map(({ billable }) => billable)).toEqual([true, false, true]);
  });

  it('keep a row that was added at its place, also when it gets its first entry', () => {
    const week = weekOfEntries('2026-W47', [entryOf(inbox, 'a', monday, 1)]);
    expect(gridOf(week, [travel, inbox], never).map(({ key }) => key)).toEqual([keyOf(travel), keyOf(inbox)]);
  });
});

describe('a cell', () => {
  it('is locked while its timer runs', () => {
    const running = entryOf(inbox, 'a', monday, 0, {
      ...timed,
      endedAt: null,
      durationSeconds: null,
      running: true,
    });
    const week = weekOfEntries('2026-W47', [running]);
    expect(cellOf(week, inbox, monday, never)).toMatchObject({ lock: 'running', seconds: 0 });
    expect(cellOf(week, travel, monday, never).lock).toBeNull();
  });

  it('is locked on a reported day of its engagement, day by day', () => {
    const reported = {
      reason: 'reported' as const,
      at: '2026-11-20T08:00:00Z',
      reportId: 'r',
      affirmationId: null,
    };
    const week = weekOfEntries('2026-W47', [entryOf(inbox, 'a', monday, 1, { lock: reported })]);
    expect(cellOf(week, travel, monday, never).lock).toBe('reported');
    expect(cellOf(week, travel, '2026-11-17', never).lock).toBeNull();
    expect(cellOf(week, { ...travel, engagementId: 'other' }, monday, never).lock).toBeNull();
  });

  it('is locked on a day that was affirmed without any work', () => {
    const week = weekOfEntries('2026-W47', []);
    const affirmed = (engagementId: string, day: string) => engagementId === 'rossi' && day === monday;
    expect(cellOf(week, inbox, monday, affirmed).lock).toBe('affirmed');
  });
});
