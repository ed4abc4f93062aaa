import { monthOf } from './month.js';

describe('month', () => {
  it.each([
    ['2026-11-22', '2026-11-01', '2026-12-01'],
    ['2026-12-31', '2026-12-01', '2027-01-01'],
    ['2028-02-29', '2028-02-01', '2028-03-01'],
  ])('of %s runs from %s to before %s', (day, from, to) => {
    const month = monthOf(Temporal.PlainDate.from(day));
    expect([month.from.toString(), month.to.toString()]).toEqual([from, to]);
  });
});
