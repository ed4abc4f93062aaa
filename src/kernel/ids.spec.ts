import { isUuid, RandomIds } from './ids.js';

describe('ids', () => {
  it('are version 7 UUIDs that sort in the order of making', () => {
    const ids = new RandomIds();
    const made = Array.from({ length: 200 }, () => ids.next());
    expect(new Set(made).size).toBe(200);
    expect([...made].sort()).toEqual(made);
    expect(made.every((id) => isUuid(id) && id[14] === '7')).toBe(true);
  });

  it.each(['', 'x', '019a8c3e-0000-7000-8000-00000000000', '019a8c3e-0000-7000-8000-00000000000g'])(
    'are not %j',
    (text) => {
      expect(isUuid(text)).toBe(false);
    },
  );
});
