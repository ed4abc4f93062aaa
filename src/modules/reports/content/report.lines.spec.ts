import fc from 'fast-check';
import { billedLines, type BillableWork, type BillingTerms } from '../../../kernel/billing.js';
import { roundingScopes } from '../../../kernel/rounding.js';
import { newLines, unitBegins } from './report.lines.js';

const terms = (changed: Partial<BillingTerms> = {}): BillingTerms => ({
  rounding: null,
  surcharges: [],
  discountBasisPoints: 0,
  period: { period: 'month', anchorDay: 1, weekStartsOn: 1 },
  timeZone: 'Europe/Rome',
  ...changed,
});
const up15 = (scope: (typeof roundingScopes)[number], minimumMinutes = 0) =>
  terms({ rounding: { minutes: 15, direction: 'up', scope, minimumMinutes } });
const minutes = (
  id: string,
  day: string,
  worked: number,
  more: Partial<BillableWork> = {},
): BillableWork => ({
  ...{
    id,
    day,
    taskId: 'task',
    memberId: 'anna',
    serviceId: null,
    startedAt: null,
    endedAt: null,
    billable: true,
  },
  ...{ seconds: worked * 60, rateMinor: 3500, rush: false },
  ...more,
});
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
const billed = (lines: readonly { billedSeconds: number }[]) =>
  sum(lines.map((line) => line.billedSeconds)) / 60;

describe('lines of a report', () => {
  it('of a period that goes on are billed by what the period has more (R-14)', () => {
    const first = [minutes('a', '2026-11-09', 7)];
    const second = [minutes('b', '2026-11-16', 3)];
    const third = [minutes('c', '2026-11-23', 10)];
    const on = () => up15('period');
    expect(billed(newLines(first, [], on, 'EUR'))).toBe(15);
    expect(billed(newLines(second, first, on, 'EUR'))).toBe(0);
    expect(billed(newLines(third, [...first, ...second], on, 'EUR'))).toBe(15);
  });

  it('of a late entry are billed by what its task and day come to with it', () => {
    const told = [minutes('a', '2026-11-09', 7)];
    const on = () => up15('task_day');
    const within = newLines([minutes('late', '2026-11-09', 5)], told, on, 'EUR');
    expect(within).toEqual([
      expect.objectContaining({ entryIds: ['late'], actualSeconds: 300, billedSeconds: 0 }),
    ]);
    expect(billed(newLines([minutes('late', '2026-11-09', 9)], told, on, 'EUR'))).toBe(15);
  });

  it('say nothing of what was told', () => {
    const told = [minutes('a', '2026-11-09', 7), minutes('b', '2026-11-10', 7)];
    expect(newLines([], told, () => up15('task_day'), 'EUR')).toEqual([]);
  });

  it('are, all reports together, what the work as a whole is billed, in time and money', () => {
    const work = fc.array(
      fc.record({ day: fc.integer({ min: 1, max: 28 }), worked: fc.integer({ min: 1, max: 200 }), task: fc.nat(2), rate: fc.nat(2), rush: fc.boolean(), billable: fc.boolean() }),
      { minLength: 1, maxLength: 25 },
    ); // prettier-ignore
    const agreed = fc.record({
      scope: fc.option(fc.constantFrom(...roundingScopes)),
      minimum: fc.constantFrom(0, 20),
      discount: fc.constantFrom(0, 1000),
    });
    fc.assert(
      fc.property(
        work,
        agreed,
        fc.integer({ min: 2, max: 28 }),
        (entries, { scope, minimum, discount }, cut) => {
          const rounding = scope === null ? null : up15(scope, minimum).rounding;
          const on = () => terms({ rounding, discountBasisPoints: discount });
          const all = entries.map(({ day, worked, task, rate, rush, billable }, index) =>
            minutes(
              `entry ${String(index).padStart(2, '0')}`,
              `2026-11-${String(day).padStart(2, '0')}`,
              worked,
              {
                ...{ taskId: String(task), rateMinor: 3000 + rate, rush, billable },
              },
            ),
          );
          const earlier = all.filter(({ day }) => day < `2026-11-${String(cut).padStart(2, '0')}`);
          const later = all.filter((each) => !earlier.includes(each));
          const parts = [...newLines(earlier, [], on, 'EUR'), ...newLines(later, earlier, on, 'EUR')];
          const whole = billedLines(all, on, 'EUR');
          expect(sum(parts.map((line) => line.billedSeconds))).toBe(
            sum(whole.map((line) => line.billedSeconds)),
          );
          expect(sum(parts.map((line) => line.amount.minor))).toBe(
            sum(whole.map((line) => line.amount.minor)),
          );
          expect(parts.flatMap((line) => line.entryIds).sort()).toEqual(all.map(({ id }) => id).sort());
        },
      ),
    );
  });

  it('reach back to where their unit begins', () => {
    expect(unitBegins('2026-11-18', () => up15('period'))).toBe('2026-11-01');
    expect(unitBegins('2026-11-18', () => up15('week'))).toBe('2026-11-16');
    expect(unitBegins('2026-11-18', () => up15('task_day'))).toBe('2026-11-18');
    expect(unitBegins('2026-11-18', () => terms())).toBe('2026-11-18');
  });
});
