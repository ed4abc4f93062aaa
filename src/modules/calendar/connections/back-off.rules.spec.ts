import { secondsToWait } from './back-off.rules.js';

describe('waiting after failures', () => {
  it('F28: waits up to twice as long each time, a quarter of an hour at most', () => {
    expect([1, 2, 3, 9, 10, 60].map((failures) => secondsToWait(failures, null, 1))).toEqual([
      2, 4, 8, 512, 900, 900,
    ]);
  });

  it('F28: spreads those who failed together over the whole time', () => {
    expect([0, 0.25, 0.5, 1].map((share) => secondsToWait(5, null, share))).toEqual([1, 8, 16, 32]);
  });

  it('F28: never comes back before Retry-After, however short its own wait would be', () => {
    expect(secondsToWait(1, 3600, 0)).toBe(3600);
    expect(secondsToWait(10, 5, 1)).toBe(900);
  });
});
