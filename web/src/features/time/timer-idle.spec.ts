import { describe, expect, it } from 'vitest';
import { awaySince, looking, type Presence } from './timer-idle';

const minute = 60_000;
const noon = 12 * 60 * minute;

const present: Presence = { seen: noon, looked: noon, watching: true, slept: null };

/** Looks at the clock each minute for so long. */
function minutesOf(presence: Presence, from: number, count: number): Presence {
  let now = presence;
  for (let passed = 0; passed <= count; passed++) now = looking(now, from + passed * minute);
  return now;
}

describe('being away', () => {
  it('is noticed when the page was in front and nobody touched anything', () => {
    const then = minutesOf(present, noon, 19);
    expect(awaySince(then, noon + 20 * minute, 10)).toBe(noon);
    expect(awaySince(then, noon + 20 * minute, 30)).toBeNull();
  });

  it('is not supposed while somebody works in another window', () => {
    const then = minutesOf({ ...present, watching: false }, noon, 59);
    expect(awaySince(then, noon + 60 * minute, 10)).toBeNull();
  });

  it('is noticed when the device slept, from the moment at which it fell asleep', () => {
    const then = minutesOf({ ...present, watching: false }, noon, 5);
    expect(awaySince(then, noon + 60 * minute, 10)).toBe(noon + 5 * minute);
    const awake = minutesOf(then, noon + 60 * minute, 4);
    expect(awaySince(awake, noon + 65 * minute, 10)).toBe(noon + 5 * minute);
  });

  it('is not a nap that was shorter', () => {
    const then = minutesOf(minutesOf({ ...present, watching: false }, noon, 1), noon + 6 * minute, 30);
    expect(awaySince(then, noon + 40 * minute, 10)).toBeNull();
  });

  it('is never asked about when that is switched off', () => {
    expect(awaySince(present, noon + 600 * minute, 0)).toBeNull();
  });
});
