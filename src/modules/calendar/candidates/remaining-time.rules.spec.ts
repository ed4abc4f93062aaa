import fc from 'fast-check';
import { overlapSeconds } from '../../../kernel/interval.js';
import { remainingOf } from './remaining-time.rules.js';

const at = (clock: string) => Temporal.Instant.from(`2026-11-16T${clock}:00Z`);
const span = (from: string, to: string) => ({ start: at(from), end: at(to) });
const told = (parts: { start: Temporal.Instant; end: Temporal.Instant }[]) =>
  parts.map(({ start, end }) => `${start.toString().slice(11, 16)}–${end.toString().slice(11, 16)}`);

describe('what is left to log of an event', () => {
  const event = span('10:00', '11:00');

  it('is all of it where nothing was logged, and nothing where all of it was', () => {
    expect(told(remainingOf(event, []))).toEqual(['10:00–11:00']);
    expect(told(remainingOf(event, [span('08:00', '10:00'), span('11:00', '12:00')]))).toEqual([
      '10:00–11:00',
    ]);
    expect(remainingOf(event, [span('10:00', '11:00')])).toEqual([]);
    expect(remainingOf(event, [span('09:30', '10:30'), span('10:30', '11:15')])).toEqual([]);
  });

  it('is what lies before, between and after entries', () => {
    expect(told(remainingOf(event, [span('09:00', '10:15')]))).toEqual(['10:15–11:00']);
    expect(told(remainingOf(event, [span('10:40', '12:00'), span('10:10', '10:20')]))).toEqual([
      '10:00–10:10',
      '10:20–10:40',
    ]);
  });

  it('ends where a timer was started that still runs', () => {
    expect(told(remainingOf(event, [{ start: at('10:20'), end: null }]))).toEqual(['10:00–10:20']);
    expect(remainingOf(event, [{ start: at('09:00'), end: null }])).toEqual([]);
  });

  it('is never a gap of less than five minutes', () => {
    expect(remainingOf(event, [span('10:04', '10:56')])).toEqual([]);
    expect(told(remainingOf(event, [span('10:05', '10:56')]))).toEqual(['10:00–10:05']);
  });

  it('never shares a second with what is logged', () => {
    const minute = fc.integer({ min: 0, max: 180 });
    const entry = fc.tuple(minute, minute).map(([one, other]) => ({
      start: at('09:00').add({ minutes: Math.min(one, other) }),
      end: at('09:00').add({ minutes: Math.max(one, other) + 1 }),
    }));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), (entries) => {
        const parts = remainingOf(event, entries);
        for (const part of parts) for (const logged of entries) expect(overlapSeconds(part, logged)).toBe(0);
        for (const part of parts) expect(overlapSeconds(part, event)).toBeGreaterThanOrEqual(300);
      }),
    );
  });
});
