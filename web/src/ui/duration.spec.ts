import { describe, expect, it } from 'vitest';
import { parseDuration } from './duration';

describe('a typed duration', () => {
  it.each([
    ['1h30', 5400],
    ['1h 30m', 5400],
    ['1:30', 5400],
    ['01:30:15', 5415],
    ['90min', 5400],
    ["90'", 5400],
    ['1,5', 5400],
    ['1.5', 5400],
    ['1,5h', 5400],
    ['2', 7200],
    ['2h', 7200],
    [' 2 H  30 Min ', 9000],
    ['.25', 900],
    ['1 ora 15 minuti', 4500],
    ['2 Stunden', 7200],
    ['1 hora', 3600],
    ['45 Minuten', 2700],
    ['30s', 30],
    ['24', 86_400],
  ])('%s is understood', (typed, expected) => {
    expect(parseDuration(typed)).toEqual({ seconds: expected, problem: null });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['0', 'zero'],
    ['0:00', 'zero'],
    ['1:75', 'not-understood'],
    ['1h75', 'not-understood'],
    ['soon', 'not-understood'],
    ['-1', 'not-understood'],
    ['1 2', 'not-understood'],
    ['24:01', 'too-long'],
    ['1500min', 'too-long'],
  ])('"%s" is refused', (typed, problem) => {
    expect(parseDuration(typed)).toEqual({ seconds: null, problem });
  });

  it('has a longer limit where hours of a month are meant', () => {
    expect(parseDuration('80h', 744 * 3600)).toEqual({ seconds: 288_000, problem: null });
  });
});
