import { asksUsefulAt, mayAnswerUseful, type AskedAppointment } from './appointment-useful.rules.js';

const GIULIA = '0199f2c4-0000-7000-8000-0000000000a1';
const JAMES = '0199f2c4-0000-7000-8000-0000000000a2';
const at = (instant: string) => Temporal.Instant.from(instant);
const held: AskedAppointment = {
  state: 'booked',
  attendance: 'attended',
  endsAt: new Date('2026-11-19T15:00:00Z'),
  usefulAt: null,
  usefulBy: null,
};
const may = (now: string, fields: Partial<AskedAppointment> = {}, who = GIULIA) =>
  mayAnswerUseful({ ...held, ...fields }, who, at(now));

describe('whether a session was useful', () => {
  it('is said from its end on, for thirty days', () => {
    expect(may('2026-11-19T14:59:59Z')).toBe(false);
    expect(may('2026-11-19T15:00:00Z')).toBe(true);
    expect(may('2026-12-19T14:59:59Z')).toBe(true);
    expect(may('2026-12-19T15:00:00Z')).toBe(false);
  });

  it('is said also while nobody noted it, but not of what did not take place', () => {
    const now = '2026-11-19T16:00:00Z';
    expect(['attended', 'late', null].map((attendance) => may(now, { attendance } as object))).toEqual([
      ...[true, true, true],
    ]);
    expect(may(now, { attendance: 'no_show_client' })).toBe(false);
    expect(may(now, { attendance: 'no_show_host' })).toBe(false);
    expect(may(now, { state: 'cancelled', attendance: 'cancelled_late' })).toBe(false);
  });

  it('may be thought over for a day, by who said it', () => {
    const said = { usefulAt: new Date('2026-11-19T16:00:00Z'), usefulBy: GIULIA };
    expect(may('2026-11-20T15:59:59Z', said)).toBe(true);
    expect(may('2026-11-20T16:00:00Z', said)).toBe(false);
    expect(may('2026-11-19T17:00:00Z', said, JAMES)).toBe(false);
  });

  it('is asked ten minutes after it was noted, and not before its end', () => {
    const end = at('2026-11-19T15:00:00Z');
    expect(asksUsefulAt(end, at('2026-11-19T14:20:00Z')).toString()).toBe('2026-11-19T15:00:00Z');
    expect(asksUsefulAt(end, at('2026-11-19T18:00:00Z')).toString()).toBe('2026-11-19T18:10:00Z');
  });
});
