import fc from 'fast-check';
import { afterQuietHours, isQuiet } from './quiet-hours.js';

const ROME = 'Europe/Rome';
const NIGHT = { from: '20:00', to: '08:00' };
const LUNCH = { from: '12:30', to: '14:00' };
const after = (at: string, quiet = NIGHT, zone = ROME) =>
  afterQuietHours(Temporal.Instant.from(at), quiet, zone)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never' });

describe('quiet hours', () => {
  it('leave what falls outside them as it is', () => {
    expect(after('2026-11-16T12:00:00+01:00')).toBe('2026-11-16T12:00:00+01:00');
    expect(after('2026-11-16T19:59:59+01:00')).toBe('2026-11-16T19:59:59+01:00');
    expect(after('2026-11-16T08:00:00+01:00')).toBe('2026-11-16T08:00:00+01:00');
  });

  it('over midnight: the evening waits for the next morning, the early morning for this one', () => {
    expect(after('2026-11-16T20:00:00+01:00')).toBe('2026-11-17T08:00:00+01:00');
    expect(after('2026-11-17T00:00:00+01:00')).toBe('2026-11-17T08:00:00+01:00');
    expect(after('2026-11-17T07:59:59+01:00')).toBe('2026-11-17T08:00:00+01:00');
  });

  it('within a day', () => {
    expect(after('2026-11-16T12:29:00+01:00', LUNCH)).toBe('2026-11-16T12:29:00+01:00');
    expect(after('2026-11-16T13:10:00+01:00', LUNCH)).toBe('2026-11-16T14:00:00+01:00');
  });

  it('are hours of the person’s own zone', () => {
    expect(after('2026-11-16T12:00:00Z', NIGHT, 'Pacific/Auckland')).toBe('2026-11-17T08:00:00+13:00');
  });

  it('end at the time on the clock, whatever the clocks do in the night', () => {
    expect(after('2026-03-28T23:00:00+01:00')).toBe('2026-03-29T08:00:00+02:00');
    expect(after('2026-10-24T23:00:00+02:00')).toBe('2026-10-25T08:00:00+01:00');
  });

  it('that end at 02:30 end at 03:30 in the night in which there is no 02:30', () => {
    expect(after('2026-03-29T01:30:00+01:00', { from: '22:00', to: '02:30' })).toBe(
      '2026-03-29T03:30:00+02:00',
    );
  });

  it('that end at 02:30 end at each of two: from the second 02:15 at the second', () => {
    const late = { from: '22:00', to: '02:30' };
    expect(after('2026-10-25T02:15:00+02:00', late)).toBe('2026-10-25T02:30:00+02:00');
    expect(after('2026-10-25T02:15:00+01:00', late)).toBe('2026-10-25T02:30:00+01:00');
  });

  it('are none where none were asked for', () => {
    const at = Temporal.Instant.from('2026-11-16T02:00:00Z');
    expect(afterQuietHours(at, null, ROME)).toBe(at);
  });

  it('are over at the answer, which is never earlier and at most a day and an hour later', () => {
    const time = fc.record({ h: fc.integer({ min: 0, max: 23 }), m: fc.constantFrom(0, 15, 30, 45) });
    const text = ({ h, m }: { h: number; m: number }) =>
      `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
    fc.assert(
      fc.property(time, time, fc.integer({ min: 0, max: 366 * 96 }), (from, to, quarters) => {
        const quiet = { from: text(from), to: text(to) };
        fc.pre(quiet.from !== quiet.to);
        const at = Temporal.Instant.from('2026-01-01T00:00:00Z').add({ minutes: quarters * 15 });
        const answer = afterQuietHours(at, quiet, ROME);
        const minutes = (answer.epochMilliseconds - at.epochMilliseconds) / 60_000;
        expect(minutes).toBeGreaterThanOrEqual(0);
        expect(minutes).toBeLessThanOrEqual(25 * 60);
        expect(isQuiet(answer, quiet, ROME)).toBe(false);
      }),
    );
  });
});
