import { rangeAsked } from './byte-range.js';

const asked = (range: string, ifRange?: string) =>
  rangeAsked({ range, ...(ifRange !== undefined && { 'if-range': ifRange }) }, '"a"', 100);

describe('the part of a file that is asked for', () => {
  it('begins and ends where it is said, and not after the file', () => {
    expect(asked('bytes=0-9')).toEqual({ start: 0, end: 9 });
    expect(asked('bytes=90-')).toEqual({ start: 90, end: 99 });
    expect(asked('bytes=90-500')).toEqual({ start: 90, end: 99 });
  });

  it('may be the last bytes', () => {
    expect(asked('bytes=-10')).toEqual({ start: 90, end: 99 });
    expect(asked('bytes=-500')).toEqual({ start: 0, end: 99 });
  });

  it('is refused after the end, and where it is nothing', () => {
    expect(asked('bytes=100-')).toBe('unsatisfiable');
    expect(asked('bytes=-0')).toBe('unsatisfiable');
  });

  it('is the whole where it cannot be read, is several, or is of another content', () => {
    for (const range of ['bytes=', 'bytes=-', 'bytes=9-1', 'lines=1-2', 'bytes=0-1,5-6', 'bytes=a-b'])
      expect(asked(range)).toBeNull();
    expect(asked('bytes=0-9', '"b"')).toBeNull();
    expect(asked('bytes=0-9', '"a"')).toEqual({ start: 0, end: 9 });
  });
});
