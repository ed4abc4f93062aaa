import fc from 'fast-check';
import { businessSeconds, type BusinessHours } from '../../kernel/business-time.js';
import type { Interval } from '../../kernel/interval.js';
import { freeSlots, isFreeSlot, MOST_SLOTS, reachOf, type SlotWishes } from './appointment-slots.rules.js';

const instant = (text: string) => Temporal.Instant.from(text);
const day = (text: string) => Temporal.PlainDate.from(text);
const hours = (fields: Partial<BusinessHours> = {}): BusinessHours => ({
  windows: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' }],
  isHoliday: () => false,
  timeZone: 'Europe/Rome',
  ...fields,
});
/** Monday 16 November 2026 in Rome, an hour every half hour. */
const wishes = (fields: Partial<SlotWishes> = {}): SlotWishes => ({
  minutes: 60,
  fromDay: day('2026-11-16'),
  toDay: day('2026-11-16'),
  stepMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  notBefore: instant('2026-11-15T00:00:00Z'),
  timeZone: 'Europe/Rome',
  ...fields,
});
const busy = (...stretches: [string, string][]): Interval[] =>
  stretches.map(([start, end]) => ({ start: instant(start), end: instant(end) }));
const clocks = (starts: Temporal.Instant[], zone = 'Europe/Rome') =>
  starts.map((start) => start.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' }));

describe('free times', () => {
  it('lie wholly inside the working window, on the steps of the clock', () => {
    expect(clocks(freeSlots(wishes(), [hours()], []))).toEqual(['09:00', '09:30', '10:00', '10:30', '11:00']);
    expect(clocks(freeSlots(wishes({ stepMinutes: 60, minutes: 90 }), [hours()], []))).toEqual([
      '09:00',
      '10:00',
    ]);
  });

  it('are none on days without a window, and none on a holiday', () => {
    const weekend = wishes({ fromDay: day('2026-11-21'), toDay: day('2026-11-22') });
    expect(freeSlots(weekend, [hours()], [])).toEqual([]);
    expect(freeSlots(wishes(), [hours({ isHoliday: () => true })], [])).toEqual([]);
  });

  it('suit the hours of everybody, each by their own clocks', () => {
    const london = hours({
      timeZone: 'Europe/London',
      windows: [{ weekdays: [1], from: '09:00', to: '17:00' }],
    });
    expect(clocks(freeSlots(wishes(), [hours(), london], []))).toEqual(['10:00', '10:30', '11:00']);
  });

  it('touch what is before and after, and overlap nothing', () => {
    const taken = busy(['2026-11-16T08:30:00Z', '2026-11-16T09:00:00Z']);
    expect(clocks(freeSlots(wishes({ minutes: 30 }), [hours()], taken))).toEqual([
      '09:00',
      '10:00',
      '10:30',
      '11:00',
      '11:30',
    ]);
  });

  it('keep the buffers clear of what is busy, also outside the window', () => {
    const lunch = busy(['2026-11-16T11:10:00Z', '2026-11-16T12:00:00Z']);
    const buffered = wishes({ bufferAfterMinutes: 15 });
    expect(clocks(freeSlots(buffered, [hours()], lunch))).toEqual(['09:00', '09:30', '10:00', '10:30']);
    const breakfast = busy(['2026-11-16T07:00:00Z', '2026-11-16T07:50:00Z']);
    const before = wishes({ bufferBeforeMinutes: 15 });
    expect(clocks(freeSlots(before, [hours()], breakfast))[0]).toBe('09:30');
  });

  it('leave the notice that is asked for', () => {
    const soon = wishes({ notBefore: instant('2026-11-16T09:01:00Z') });
    expect(clocks(freeSlots(soon, [hours()], []))).toEqual(['10:30', '11:00']);
  });

  it('R-03: know no time that the clocks skip', () => {
    const night = hours({ windows: [{ weekdays: [7], from: '00:00', to: '05:00' }] });
    const spring = wishes({ fromDay: day('2026-03-29'), toDay: day('2026-03-29'), minutes: 30, notBefore: instant('2026-03-01T00:00:00Z') }); // prettier-ignore
    const found = clocks(freeSlots(spring, [night], []));
    expect(found).toEqual(['00:00', '00:30', '01:00', '01:30', '03:00', '03:30', '04:00', '04:30']);
  });

  it('R-02: take the first of an hour that the clocks show twice', () => {
    const night = hours({ windows: [{ weekdays: [7], from: '00:00', to: '05:00' }] });
    const autumn = wishes({ fromDay: day('2026-10-25'), toDay: day('2026-10-25'), minutes: 30, notBefore: instant('2026-10-01T00:00:00Z') }); // prettier-ignore
    const found = freeSlots(autumn, [night], []).map(String);
    expect(found).toContain('2026-10-25T00:30:00Z');
    expect(found).not.toContain('2026-10-25T01:30:00Z');
  });

  it('stay the same wall time over a change of the clocks', () => {
    const weeks = wishes({ fromDay: day('2026-10-23'), toDay: day('2026-10-26'), notBefore: instant('2026-10-01T00:00:00Z') }); // prettier-ignore
    const found = freeSlots(weeks, [hours()], []);
    expect(found.map(String)).toContain('2026-10-23T07:00:00Z');
    expect(found.map(String)).toContain('2026-10-26T08:00:00Z');
  });

  it('are so many at most', () => {
    const round = hours({ windows: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }] });
    const all = wishes({ toDay: day('2026-12-16'), stepMinutes: 5, minutes: 5 });
    expect(freeSlots(all, [round], [])).toHaveLength(MOST_SLOTS);
    expect(isFreeSlot(instant('2026-12-16T10:00:00Z'), all, [round], [])).toBe(true);
    expect(isFreeSlot(instant('2026-12-17T10:00:00Z'), all, [round], [])).toBe(false);
    expect(isFreeSlot(instant('2026-12-16T10:02:00Z'), all, [round], [])).toBe(false);
  });

  it('always keep windows and buffers, and leave none out, whatever is busy', () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 });
    const stretches = fc.array(fc.tuple(minute, fc.integer({ min: 1, max: 200 })), { maxLength: 12 });
    const base = instant('2026-11-16T00:00:00Z');
    fc.assert(
      fc.property(stretches, fc.constantFrom(5, 15, 30, 60), fc.integer({ min: 0, max: 45 }), (all, stepMinutes, buffer) => {
        const taken = all.map(([from, long]) => ({
          start: base.add({ minutes: from }),
          end: base.add({ minutes: from + long }),
        }));
        const wished = wishes({ stepMinutes, bufferBeforeMinutes: buffer, bufferAfterMinutes: buffer, minutes: 45 });
        const found = new Set(freeSlots(wished, [hours()], taken).map(String));
        for (let at = 0; at < 24 * 60; at += stepMinutes) {
          const start = day('2026-11-16').toZonedDateTime({ timeZone: 'Europe/Rome' }).add({ minutes: at }).toInstant();
          const end = start.add({ minutes: 45 });
          const from = start.subtract({ minutes: buffer }).epochMilliseconds;
          const to = end.add({ minutes: buffer }).epochMilliseconds;
          const clear = taken.every((each) => each.end.epochMilliseconds <= from || each.start.epochMilliseconds >= to);
          const worked = businessSeconds(start, end, hours()) === 45 * 60;
          expect([String(start), found.has(String(start))]).toEqual([String(start), clear && worked]);
        }
      }),
      { numRuns: 60 },
    ); // prettier-ignore
  });

  it('depend on what is busy between the first and the last buffer', () => {
    const { start, end } = reachOf(wishes({ bufferBeforeMinutes: 30, bufferAfterMinutes: 15 }));
    expect([String(start), String(end)]).toEqual(['2026-11-15T22:30:00Z', '2026-11-17T00:15:00Z']);
  });
});
