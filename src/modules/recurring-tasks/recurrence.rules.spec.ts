import fc from 'fast-check';
import { parseRule, refuseEmpty, ruleDays, ruleText } from './recurrence.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const days = (rule: string, startsOn: string, to: string, from = startsOn) =>
  ruleDays(parseRule(rule), day(startsOn), day(from), day(to)).map(String);

describe('the days of a rule', () => {
  it('R-10: "monthly on the 31st" from 31 January 2026 are 31 January, 28 February, 31 March, 30 April', () => {
    const expected = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'];
    expect(days('FREQ=MONTHLY;BYMONTHDAY=31', '2026-01-31', '2026-04-30')).toEqual(expected);
    expect(days('FREQ=MONTHLY', '2026-01-31', '2026-04-30')).toEqual(expected);
    expect(days('FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2', '2026-01-01', '2026-12-31')).toEqual(
      expected.slice(0, 2),
    );
  });

  it('R-10: come once where two of them fall on the last day of a short month', () => {
    expect(days('FREQ=MONTHLY;BYMONTHDAY=15,30,31', '2026-02-01', '2026-03-31')).toEqual([
      '2026-02-15',
      '2026-02-28',
      '2026-03-15',
      '2026-03-30',
      '2026-03-31',
    ]);
  });

  it('R-10: keep a birthday on 29 February, on the 28th in common years', () => {
    expect(days('FREQ=YEARLY', '2028-02-29', '2032-12-31')).toEqual([
      '2028-02-29',
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
    ]);
  });

  it.each([
    ['FREQ=DAILY;INTERVAL=3', ['2026-11-16', '2026-11-19', '2026-11-22']],
    ['FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=6', ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-23']],
    ['FREQ=WEEKLY;BYDAY=MO,FR;COUNT=3', ['2026-11-16', '2026-11-20', '2026-11-23']],
    ['FREQ=WEEKLY;UNTIL=20261123', ['2026-11-16', '2026-11-23']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;COUNT=2', ['2026-11-18', '2026-12-02']],
    ['FREQ=MONTHLY;BYDAY=-1FR;COUNT=2', ['2026-11-27', '2026-12-25']],
    ['FREQ=MONTHLY;BYDAY=2TU;COUNT=2', ['2026-12-08', '2027-01-12']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2', ['2026-11-30', '2026-12-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2', ['2026-11-30', '2026-12-31']],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2', ['2027-08-13', '2028-10-13']],
    ['RRULE:freq=yearly', ['2026-11-16', '2027-11-16', '2028-11-16']],
  ])('are read from %s', (rule, expected) => {
    expect(days(rule, '2026-11-16', '2028-12-31').slice(0, expected.length)).toEqual(expected);
  }); // prettier-ignore

  it('do not depend on where one begins to look', () => {
    const rules = [
      'FREQ=DAILY;INTERVAL=5',
      'FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU',
      'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=29,31',
      'FREQ=MONTHLY;BYDAY=-1FR;COUNT=20',
      'FREQ=YEARLY',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...rules),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 300 }),
        (rule, offset, length) => {
          const from = day('2026-01-31').add({ days: offset });
          const to = from.add({ days: length });
          const all = days(rule, '2026-01-31', '2030-12-31');
          const wanted = all.filter((one) => one >= from.toString() && one <= to.toString());
          expect(days(rule, '2026-01-31', to.toString(), from.toString())).toEqual(wanted);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are never more than there are days in a year', () => {
    expect(days('FREQ=DAILY', '2028-01-01', '2028-12-31')).toHaveLength(366);
  });
});

describe('a rule that cannot be followed', () => {
  it.each([
    ['', ''],
    ['DAILY', 'DAILY'],
    ['FREQ=FORTNIGHTLY', 'FREQ=FORTNIGHTLY'],
    ['FREQ=DAILY;INTERVAL=0', 'INTERVAL=0'],
    ['FREQ=DAILY;INTERVAL=367', 'INTERVAL=367'],
    ['FREQ=DAILY;COUNT=0', 'COUNT=0'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'FREQ=WEEKLY'],
    ['FREQ=WEEKLY;BYDAY=XX', 'BYDAY=XX'],
    ['FREQ=WEEKLY;BYDAY=2MO', 'BYDAY=2MO'],
    ['FREQ=WEEKLY;BYDAY=MO,MO', 'BYDAY=MO,MO'],
    ['FREQ=WEEKLY;WKST=SU', 'WKST=SU'],
    ['FREQ=MONTHLY;BYDAY=6MO', 'BYDAY=6MO'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY=32'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'BYMONTHDAY=0'],
    ['FREQ=MONTHLY;BYSETPOS=1', 'BYSETPOS'],
    ['FREQ=YEARLY;BYMONTH=2', 'BYMONTH=2'],
    ['FREQ=YEARLY;BYDAY=MO', 'YEARLY+BYDAY'],
    ['FREQ=WEEKLY;BYMONTHDAY=1', 'WEEKLY+BYMONTHDAY'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20261231', 'COUNT+UNTIL'],
    ['FREQ=DAILY;UNTIL=20260231', 'UNTIL=20260231'],
    ['FREQ=DAILY;UNTIL=20261231T235959Z', 'UNTIL=20261231T235959Z'],
    ['FREQ=DAILY\nX', 'FREQ=DAILY\nX'],
  ])('%j is refused, naming %j', (rule, part) => {
    expect(() => parseRule(rule)).toThrow(
      expect.objectContaining({ code: 'recurring-task.rule-unclear', details: { part } }),
    );
  });

  it.each(['FREQ=HOURLY', 'FREQ=MINUTELY', 'FREQ=SECONDLY', 'FREQ=DAILY;BYHOUR=9,17'])(
    '%s comes too often',
    (rule) => {
      expect(() => parseRule(rule)).toThrow(
        expect.objectContaining({ code: 'recurring-task.rule-too-dense' }),
      );
    },
  );

  it.each([
    'FREQ=DAILY;UNTIL=20260101',
    'FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;BYDAY=MO',
    'FREQ=MONTHLY;BYMONTHDAY=1,2;BYSETPOS=3',
  ])('%s yields nothing', (rule) => {
    expect(() => refuseEmpty(parseRule(rule), day('2026-02-01'))).toThrow(
      expect.objectContaining({ code: 'recurring-task.rule-yields-nothing' }),
    );
  });

  it('is quickly refused, however it is written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), (text) => {
        expect(() => parseRule(text)).toThrow(expect.objectContaining({ kind: 'rule' }));
      }),
    );
  });
});

it('a rule is kept in one spelling', () => {
  const spelt = 'rrule:until=20261231;byday=+1mo,-1FR;freq=monthly;interval=1';
  expect(ruleText(parseRule(spelt))).toBe('FREQ=MONTHLY;BYDAY=1MO,-1FR;UNTIL=20261231');
  expect(ruleText(parseRule(ruleText(parseRule(spelt))))).toBe(ruleText(parseRule(spelt)));
});
