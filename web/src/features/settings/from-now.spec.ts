import { expect, it } from 'vitest';
import { distance } from './from-now';

const now = Temporal.Instant.from('2026-11-16T08:30:00Z');

it.each([
  ['2026-11-16T08:29:31Z', null],
  ['2026-11-16T08:27:00Z', { value: -3, unit: 'minute' }],
  ['2026-11-16T08:32:30Z', { value: 2, unit: 'minute' }],
  ['2026-11-16T06:00:00Z', { value: -2, unit: 'hour' }],
  ['2026-11-13T08:00:00Z', { value: -3, unit: 'day' }],
])('says how far away %s is in the largest unit', (instant, told) => {
  expect(distance(instant, now)).toEqual(told);
});
