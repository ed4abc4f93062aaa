import { describe, expect, it } from 'vitest';
import { gridOf, keyOf, type Row } from './cells';
import { copyOf } from './copy-week';
import { rowsOf, withoutRow, withPin, withRows } from './kept-rows';
import { entryOf, inbox, travel, weekOfEntries } from './week.sample';

const never = () => false;
const gone: Row = { ...inbox, engagementId: 'gone', clientName: 'Gone' };
const before = weekOfEntries('2026-W46', [
  entryOf(inbox, 'a', '2026-11-09', 1, { description: 'Mail' }),
  entryOf(inbox, 'b', '2026-11-10', 1, { description: 'Mail' }),
  entryOf(inbox, 'c', '2026-11-10', 0.5),
  entryOf(travel, 'd', '2026-11-11', 2),
  entryOf(travel, 'e', '2026-11-12', 20),
  entryOf(gone, 'f', '2026-11-09', 1),
]);
const now = weekOfEntries('2026-W47', [
  entryOf(inbox, 'x', '2026-11-16', 3),
  entryOf({ ...inbox, billable: false }, 'y', '2026-11-19', 5),
]);
const circumstances = {
  open: ({ engagementId }: Row) => engagementId !== 'gone',
  dayLength: () => 24 * 3600,
  lockOf: (_: Row, day: string) => (day === '2026-11-18' ? ('affirmed' as const) : null),
};

describe('copying the week before', () => {
  const copy = copyOf(before, now, gridOf(now, [], never), circumstances);

  it('takes the rows that go on', () => {
    expect(copy.rows.map(keyOf)).toEqual([keyOf(inbox), keyOf(travel)]);
  });

  it('takes the sum of each cell to the same day of the week, with the words of a single entry', () => {
    expect(copy.fits).toEqual([{ row: inbox, day: '2026-11-17', seconds: 1.5 * 3600, description: '' }]);
    const free = copyOf(before, weekOfEntries('2026-W47', []), [], circumstances);
    expect(free.fits[0]).toMatchObject({ day: '2026-11-16', seconds: 3600, description: 'Mail' });
  });

  it('lists what does not fit with its reason, and leaves what is there as it is', () => {
    expect(copy.leftOut.map(({ cell, because }) => [cell.day, because])).toEqual([
      ['2026-11-16', 'filled'],
      ['2026-11-16', 'ended'],
      ['2026-11-18', 'affirmed'],
      ['2026-11-19', 'day-full'],
    ]);
  });
});

describe('the rows that a device keeps', () => {
  const none = { pinned: [], weeks: {} };

  it('belong to one week unless they are pinned', () => {
    const kept = withPin(withRows(none, '2026-W47', [inbox, travel]), '2026-W47', inbox, true);
    expect(rowsOf(kept, '2026-W47').map(keyOf)).toEqual([keyOf(inbox), keyOf(travel)]);
    expect(rowsOf(kept, '2026-W48').map(keyOf)).toEqual([keyOf(inbox)]);
    const loose = withPin(kept, '2026-W48', inbox, false);
    expect(rowsOf(loose, '2026-W48').map(keyOf)).toEqual([keyOf(inbox)]);
    expect(rowsOf(loose, '2026-W49')).toEqual([]);
  });

  it('are each there once, and go when they are removed', () => {
    const kept = withRows(withRows(none, '2026-W47', [inbox]), '2026-W47', [inbox, travel]);
    expect(rowsOf(kept, '2026-W47')).toHaveLength(2);
    expect(rowsOf(withoutRow(kept, '2026-W47', keyOf(inbox)), '2026-W47').map(keyOf)).toEqual([
      keyOf(travel),
    ]);
  });

  it('are forgotten after a dozen weeks', () => {
    const kept = Array.from({ length: 15 }, (_, index) => `2026-W${20 + index}`).reduce(
      (all, week) => withRows(all, week, [inbox]),
      { pinned: [], weeks: {} } as Parameters<typeof withRows>[0],
    );
    expect(Object.keys(kept.weeks)).toHaveLength(12);
    expect(kept.weeks['2026-W34']).toHaveLength(1);
  });
});
