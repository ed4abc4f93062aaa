import { linesOfDays, type MovedPeriod } from './balance-days.rules.js';

const HOUR = 3600;
const days = (from: string, to: string) => ({
  from: Temporal.PlainDate.from(from),
  to: Temporal.PlainDate.from(to),
});
const november: MovedPeriod = {
  from: '2026-11-01',
  to: '2026-12-01',
  lines: [
    { kind: 'allowance', day: '2026-11-01', seconds: 20 * HOUR },
    { kind: 'carried_in', day: '2026-11-01', seconds: 2 * HOUR },
    { kind: 'consumption', day: '2026-11-10', seconds: -3 * HOUR },
    { kind: 'adjustment', day: '2026-11-30', seconds: HOUR },
    { kind: 'consumption', day: '2026-11-30', seconds: -2 * HOUR },
    { kind: 'consumption', day: '2026-11-30', seconds: -HOUR },
    { kind: 'expired', day: '2026-11-30', seconds: -7 * HOUR },
    { kind: 'carried_out', day: '2026-11-30', seconds: -10 * HOUR },
  ],
};
const december: MovedPeriod = {
  from: '2026-12-01',
  to: '2027-01-01',
  lines: [
    { kind: 'allowance', day: '2026-12-01', seconds: 20 * HOUR },
    { kind: 'carried_in', day: '2026-12-01', seconds: 10 * HOUR },
    { kind: 'consumption', day: '2026-12-02', seconds: -HOUR },
  ],
};
const told = (lines: ReturnType<typeof linesOfDays>) =>
  lines.map(({ day, kind, seconds, leftSeconds }) => [day, kind, seconds / HOUR, leftSeconds / HOUR]);

describe('the ledger of some days', () => {
  it('says of each day and kind how much, and what there is after it', () => {
    expect(told(linesOfDays([november], days('2026-11-09', '2026-11-16')))).toEqual([
      ['2026-11-10', 'consumption', -3, 19],
    ]);
  });

  it('ends with what there is where a period ends with the days: nothing of it is lost yet', () => {
    expect(told(linesOfDays([november], days('2026-11-23', '2026-12-01')))).toEqual([
      ['2026-11-30', 'consumption', -3, 16],
      ['2026-11-30', 'adjustment', 1, 17],
    ]);
  });

  it('tells in a week of two periods how the first one closed and the second one opened', () => {
    expect(told(linesOfDays([november, december], days('2026-11-30', '2026-12-07')))).toEqual([
      ['2026-11-30', 'consumption', -3, 16],
      ['2026-11-30', 'adjustment', 1, 17],
      ['2026-11-30', 'expired', -7, 10],
      ['2026-11-30', 'carried_out', -10, 0],
      ['2026-12-01', 'allowance', 20, 20],
      ['2026-12-01', 'carried_in', 10, 30],
      ['2026-12-02', 'consumption', -1, 29],
    ]);
  });

  it('leaves out what sums up to nothing, and days without anything', () => {
    const undone: MovedPeriod = {
      ...december,
      lines: [
        { kind: 'consumption', day: '2026-12-02', seconds: -HOUR },
        { kind: 'consumption', day: '2026-12-02', seconds: HOUR },
      ],
    };
    expect(linesOfDays([undone], days('2026-12-01', '2026-12-08'))).toEqual([]);
    expect(linesOfDays([], days('2026-12-01', '2026-12-08'))).toEqual([]);
  });
});
