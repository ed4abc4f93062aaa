import { describe, expect, it } from 'vitest';
import { change, draftOf, emptyValues, faults } from './entry-values';

const blank = { ...emptyValues('2026-11-16', 'Europe/Rome'), engagementId: 'e' };

describe('the fields of an entry', () => {
  it('a start and a duration make the end', () => {
    const values = change(change(blank, { start: '9' }), { seconds: 5400 });
    expect(values.end).toBe('10:30');
  });

  it('a start and an end make the duration', () => {
    expect(change(change(blank, { start: '9:00' }), { end: '10:15' }).seconds).toBe(4500);
  });

  it('a later start with a fixed end shortens the duration', () => {
    const values = { ...blank, start: '09:00', end: '11:00', seconds: 7200 };
    expect(change(values, { start: '10:00' }).seconds).toBe(3600);
  });

  it('without a start, day and duration are enough', () => {
    const values = { ...blank, seconds: 5400 };
    expect(faults(values)).toEqual({});
    expect(draftOf(values)).toMatchObject({ day: '2026-11-16', durationSeconds: 5400 });
  });

  it('R-03: a start that does not exist is a fault with a proposal', () => {
    const values = { ...blank, day: '2026-03-29', start: '02:30', end: '04:00' };
    expect(faults(values)).toEqual({ start: { proposal: '03:30' } });
  });

  it('nothing that was not touched is sent', () => {
    const before = {
      ...blank,
      start: '09:00',
      end: '10:00',
      seconds: 3600,
      startedAt: '2026-11-16T08:00:40Z',
    };
    expect(draftOf({ ...before, description: 'Inbox' }, before)).toEqual({ description: 'Inbox' });
  });

  it('the seconds of a measured start survive a change of the duration', () => {
    const before = {
      ...blank,
      start: '09:00',
      end: '10:00',
      seconds: 3600,
      startedAt: '2026-11-16T08:00:40Z',
    };
    expect(draftOf(change(before, { seconds: 5400 }), before)).toEqual({ endedAt: '2026-11-16T09:30:40Z' });
    expect(draftOf(change(before, { end: '10:30' }), before)).toEqual({ endedAt: '2026-11-16T09:30:00Z' });
  });

  it('R-01: a break is taken off the hours, and the duration moves the end beyond it', () => {
    const values = change(
      { ...blank, start: '09:00', end: '12:00', seconds: 10_800 },
      { breakSeconds: 1800 },
    );
    expect(values).toMatchObject({ seconds: 9000, end: '12:00' });
    expect(change(values, { seconds: 10_800 }).end).toBe('12:30');
    expect(draftOf(values)).toMatchObject({
      startedAt: '2026-11-16T08:00:00Z',
      endedAt: '2026-11-16T11:00:00Z',
      breakSeconds: 1800,
    });
  });

  it('a break as long as the work is a fault', () => {
    const values = { ...blank, start: '09:00', end: '09:30', seconds: 0, breakSeconds: 1800 };
    expect(faults(values)).toEqual({ seconds: 'break' });
  });

  it('rush and a break are sent only where they are said', () => {
    const plain = { ...blank, start: '09:00', end: '10:00', seconds: 3600 };
    expect(draftOf(plain)).not.toHaveProperty('rush');
    expect(draftOf(plain)).not.toHaveProperty('breakSeconds');
    expect(draftOf({ ...plain, rush: true })).toMatchObject({ rush: true });
  });
});
