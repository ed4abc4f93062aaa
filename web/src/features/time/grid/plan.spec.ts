import { describe, expect, it } from 'vitest';
import { cellOf } from './cells';
import { after, dayLengthIn, planEdit, type Room } from './plan';
import { entryOf, inbox, weekOfEntries } from './week.sample';
import type { TimeEntry } from '../../../api/types';

const day = '2026-11-16';
const hour = 3600;
const room: Room = { taken: 0, dayLength: 24 * hour };
const untimed = (id: string, hours: number) => entryOf(inbox, id, day, hours);
const timed = (id: string, hours: number) =>
  entryOf(inbox, id, day, hours, { startedAt: '2026-11-16T08:00:00Z', endedAt: '2026-11-16T09:00:00Z' });
const cell = (...entries: TimeEntry[]) => cellOf(weekOfEntries('2026-W47', entries), inbox, day, () => false);

describe('typing into a cell', () => {
  it('makes an entry where there was none', () => {
    expect(planEdit(cell(), 2 * hour, room).steps).toEqual([{ do: 'add', seconds: 2 * hour }]);
  });

  it('changes the one entry without clock times', () => {
    const [step] = planEdit(cell(untimed('a', 1)), 2 * hour, room).steps ?? [];
    expect(step).toMatchObject({ do: 'change', seconds: 2 * hour, entry: { id: 'a' } });
  });

  it('adds the difference beside timed and beside several entries', () => {
    expect(planEdit(cell(timed('a', 1)), 2.5 * hour, room).steps).toEqual([
      { do: 'add', seconds: 1.5 * hour },
    ]);
    expect(planEdit(cell(untimed('a', 1), untimed('b', 1)), 3 * hour, room).steps).toEqual([
      { do: 'add', seconds: hour },
    ]);
  });

  it('takes less from the untimed ones, the latest first, and sums up to what was typed', () => {
    const full = cell(timed('a', 1), untimed('b', 2), untimed('c', 1));
    const { steps } = planEdit(full, 2 * hour, room);
    expect(steps).toMatchObject([
      { do: 'remove', entries: [{ id: 'c' }] },
      { do: 'change', seconds: hour, entry: { id: 'b' } },
    ]);
    expect(after(full, steps ?? [])).toBe(2 * hour);
  });

  it('is refused when timed entries would have to give, and says how much they are', () => {
    expect(planEdit(cell(timed('a', 1), untimed('b', 1)), 0.5 * hour, room).refusal).toEqual({
      because: 'timed',
      seconds: hour,
    });
    expect(planEdit(cell(timed('a', 1)), 0, room).refusal).toEqual({ because: 'timed', seconds: hour });
  });

  it('clears what has no clock times, and lets the rest stand', () => {
    const mixed = cell(timed('a', 1), untimed('b', 1), untimed('c', 1));
    const { steps } = planEdit(mixed, 0, room);
    expect(steps).toMatchObject([{ do: 'remove', entries: [{ id: 'b' }, { id: 'c' }] }]);
    expect(after(mixed, steps ?? [])).toBe(hour);
  });

  it('does nothing when nothing changed, and nothing to a locked cell', () => {
    expect(planEdit(cell(untimed('a', 1)), hour, room).steps).toEqual([]);
    expect(planEdit({ ...cell(), lock: 'affirmed' }, hour, room).refusal).toEqual({ because: 'affirmed' });
  });

  it('is refused, never cut, when the day has no room', () => {
    const nearlyFull = { taken: 20 * hour, dayLength: 24 * hour };
    expect(planEdit(cell(), 5 * hour, nearlyFull).refusal).toEqual({
      because: 'day-full',
      seconds: 4 * hour,
    });
    expect(planEdit(cell(), 4 * hour, nearlyFull).steps).toHaveLength(1);
    expect(planEdit(cell(untimed('a', 6)), 5 * hour, nearlyFull).steps).toHaveLength(1);
  });

  it('R-04: a day has as many hours as its zone gives it', () => {
    expect(dayLengthIn('2026-03-29', 'Europe/Rome')).toBe(23 * hour);
    expect(dayLengthIn('2026-10-25', 'Europe/Rome')).toBe(25 * hour);
    expect(dayLengthIn('2026-10-25', undefined)).toBe(24 * hour);
  });
});
