import { refuseImpossibleDays } from './affirmation.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const TODAY = day('2026-11-16');
const affirmed =
  (from: string, to: string, ...idle: string[]) =>
  () =>
    refuseImpossibleDays({ from: day(from), to: day(to), idle: idle.map(day) }, TODAY);

describe('days that are affirmed', () => {
  it('are up to seven, today as the last of them, with idle ones among them', () => {
    expect(affirmed('2026-11-09', '2026-11-16', '2026-11-09', '2026-11-15')).not.toThrow();
    expect(affirmed('2026-11-16', '2026-11-17')).not.toThrow();
  });

  it.each([
    ['none', '2026-11-16', '2026-11-16', []],
    ['from the end to the start', '2026-11-16', '2026-11-10', []],
    ['more than a week', '2026-11-08', '2026-11-16', []],
    ['with an idle day before', '2026-11-09', '2026-11-16', ['2026-11-08']],
    ['with an idle day after', '2026-11-09', '2026-11-16', ['2026-11-16']],
  ])('are refused: %s', (_, from, to, idle) => {
    expect(affirmed(from, to, ...idle)).toThrow('affirmation.days-unclear');
  });

  it('are refused when one has not come yet', () => {
    expect(affirmed('2026-11-16', '2026-11-18')).toThrow('affirmation.day-to-come');
  });
});
