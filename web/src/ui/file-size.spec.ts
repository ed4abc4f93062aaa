import { describe, expect, it } from 'vitest';
import { inUnit } from './file-size';

describe('the size of a file', () => {
  it.each([
    [0, 0, 'byte'],
    [999, 999, 'byte'],
    [1_000, 1, 'kilobyte'],
    [999_499, 999.499, 'kilobyte'],
    [999_600, 0.9996, 'megabyte'],
    [1_100_000, 1.1, 'megabyte'],
    [25_000_000_000, 25, 'gigabyte'],
  ])('%d bytes are %d %s', (bytes, value, unit) => {
    expect(inUnit(bytes)).toEqual({ value, unit });
  });
});
