import type { BusinessHours } from '../../../kernel/business-time.js';
import type { Clause } from './report-clause.js';
import {
  clauseOn,
  clausesOn,
  inDays,
  ofCases,
  ofShare,
  settled,
  shown,
  withoutHours,
  type Case,
} from './report-clause.rules.js';

const HOUR = 3600;
const office: BusinessHours = {
  windows: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
  isHoliday: (day) => day.toString() === '2026-04-06',
  timeZone: 'Europe/Rome',
};
const rome = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Rome').toInstant();
const stretch = (start: string, end: string) => ({ start: rome(start), end: rome(end) });
const day = (text: string) => Temporal.PlainDate.from(text);

/** A case of a task, numbered by its title. */
const aCase = (number: number, met: boolean): Case => {
  const at = `2026-11-${String(9 + (number % 5)).padStart(2, '0')}T10:00:00Z`;
  const evidence = { kind: 'task', id: null, label: `Task ${number}`, at, met, seconds: HOUR } as const;
  return { at: Temporal.Instant.from(at), evidence };
};
const cases = (met: number, of: number) =>
  Array.from({ length: of }, (_, index) => aCase(index + 1, index < met));

describe('cases of a clause', () => {
  it('are 90 % (9/10) of which 95 % were agreed: not met, and the late task is named first', () => {
    const measured = ofCases(cases(9, 10), 95);
    expect(measured).toMatchObject({
      outcome: 'not_met',
      reason: null,
      unit: 'basis_points',
      value: 9000,
      target: { min: 9500, max: null },
      cases: { met: 9, of: 10 },
    });
    expect(measured.evidence[0]).toMatchObject({ label: 'Task 10', met: false });
    expect(measured.evidence).toHaveLength(10);
  });

  it('are met by exactly the share that was agreed: 19 of 20 are 95 %', () => {
    expect(ofCases(cases(19, 20), 95)).toMatchObject({ outcome: 'met', value: 9500 });
    expect(ofCases(cases(18, 19), 95)).toMatchObject({ outcome: 'not_met', value: 9473 });
  });

  it('never print more than there is: 1999 of 2000 are not 100 %', () => {
    expect(ofShare(1999, 2000, 100)).toMatchObject({ outcome: 'not_met', value: 9995 });
    expect(ofShare(199_999, 200_000, 100)).toMatchObject({ outcome: 'not_met', value: 9999 });
    expect(ofShare(2, 3, 67)).toMatchObject({ outcome: 'not_met', value: 6666 });
  });

  it('cannot be measured where there are none, or no time runs', () => {
    const none = { outcome: 'not_measurable', value: null, cases: null, evidence: [] };
    expect(ofCases([], 95)).toMatchObject({ ...none, reason: 'no-cases', target: { min: 9500, max: null } });
    expect(withoutHours(95)).toMatchObject({ ...none, reason: 'no-hours' });
  });

  it('are shown as at most fifty: what did not keep the clause first, then by time', () => {
    const evidence = shown(cases(55, 60).map((each) => each.evidence));
    expect(evidence).toHaveLength(50);
    expect(evidence.slice(0, 5).every(({ met }) => !met)).toBe(true);
    const times = evidence.slice(5).map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
  });
});

describe('whether something was done in time', () => {
  it('R-32: 8 business hours from the Friday before Easter are used up on Tuesday at 15:00', () => {
    const open = [stretch('2026-04-03T15:00', '2026-04-07T15:00')];
    expect(settled(open, null, 8 * HOUR, office)).toBeNull();
    const later = [stretch('2026-04-03T15:00', '2026-04-07T15:01')];
    expect(settled(later, null, 8 * HOUR, office)).toEqual({
      met: false,
      at: rome('2026-04-07T15:00'),
      seconds: 8 * HOUR + 60,
    });
    const done = rome('2026-04-07T15:00');
    expect(settled(open, done, 8 * HOUR, office)).toEqual({ met: true, at: done, seconds: 8 * HOUR });
  });

  it('R-33: the assistant’s 4 hours count, and the 13 in which the client was asked do not', () => {
    const turns = [
      stretch('2026-11-16T09:00', '2026-11-16T11:00'),
      stretch('2026-11-17T16:00', '2026-11-18T10:00'),
    ];
    const done = rome('2026-11-18T10:00');
    expect(settled(turns, done, 4 * HOUR, office)).toEqual({ met: true, at: done, seconds: 4 * HOUR });
    expect(settled(turns, done, 3 * HOUR, office)).toEqual({
      met: false,
      at: rome('2026-11-17T17:00'),
      seconds: 4 * HOUR,
    });
  });

  it('is decided once: when the time is used up, not again when it is done at last', () => {
    const open = settled([stretch('2026-11-13T15:00', '2026-11-16T00:00')], null, HOUR, office);
    const done = settled(
      [stretch('2026-11-13T15:00', '2026-11-17T10:00')],
      rome('2026-11-17T10:00'),
      HOUR,
      office,
    );
    expect([open?.met, done?.met]).toEqual([false, false]);
    expect(done?.at).toEqual(open?.at);
    const week = { start: rome('2026-11-09T00:00'), end: rome('2026-11-16T00:00') };
    const next = { start: week.end, end: rome('2026-11-23T00:00') };
    expect(done && [inDays(week, done), inDays(next, done)]).toEqual([true, false]);
  });

  it('belongs to the days in which it was decided: their first instant is in them, their end is not', () => {
    const week = { start: rome('2026-11-09T00:00'), end: rome('2026-11-16T00:00') };
    expect(inDays(week, { at: week.start })).toBe(true);
    expect(inDays(week, { at: week.end })).toBe(false);
  });
});

describe('the clause that a case is judged by', () => {
  const turnaround = (id: string, serviceId: string | null, hours: number): Clause => ({
    id,
    kind: 'turnaround',
    terms: { serviceId, businessMinutes: hours * 60, percent: 95 },
  });
  const minutes = (per: 'week' | 'period'): Clause => ({
    id: per,
    kind: 'minutes',
    terms: { min: 60, max: null, per },
  });
  const agreements = [
    { validFrom: '2026-10-01', clauses: [turnaround('a', null, 8), minutes('week')] },
    { validFrom: '2026-11-11', clauses: [turnaround('b', null, 16), turnaround('c', 'texts', 40)] },
  ];
  const now = turnaround('b', null, 16);

  it('is the one in force when the case began, about the same, whatever its id', () => {
    expect(clauseOn(agreements, now, day('2026-11-10'))).toEqual(turnaround('a', null, 8));
    expect(clauseOn(agreements, now, day('2026-11-11'))).toBe(agreements[1]?.clauses[0]);
  });

  it('is none where another service, or other days, were spoken of', () => {
    expect(clauseOn(agreements, turnaround('c', 'texts', 40), day('2026-11-10'))).toBeNull();
    expect(clauseOn(agreements, minutes('period'), day('2026-11-10'))).toBeNull();
    expect(clauseOn(agreements, minutes('week'), day('2026-11-10'))).not.toBeNull();
    expect(clauseOn(agreements, minutes('week'), day('2026-11-11'))).toBeNull();
  });

  it('is none before anything was agreed', () => {
    expect(clausesOn(agreements, day('2026-09-30'))).toEqual([]);
    expect(clauseOn(agreements, now, day('2026-09-30'))).toBeNull();
  });
});
