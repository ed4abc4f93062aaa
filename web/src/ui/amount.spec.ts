import { describe, expect, it } from 'vitest';
import { parseAmount } from './amount';

describe('a typed amount', () => {
  it.each([
    ['27,50', '27.50'],
    ['27.5', '27.50'],
    [' 30 ', '30.00'],
    ['007', '7.00'],
    ['1 250,00', '1250.00'],
  ])('%s is understood', (typed, expected) => {
    expect(parseAmount(typed)).toBe(expected);
  });

  it.each(['', '-3', '27,505', '1.250,00', 'free'])('"%s" is refused', (typed) => {
    expect(parseAmount(typed)).toBeNull();
  });
});
