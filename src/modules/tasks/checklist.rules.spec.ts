import fc from 'fast-check';
import { placed } from './checklist.rules.js';

const steps = (ids: string) => [...ids].map((id) => ({ id }));
const order = (list: { id: string }[]) => list.map(({ id }) => id).join('');

describe('a step of a checklist', () => {
  it('goes up, down, to the front and to the end, and the others close up', () => {
    expect(order(placed(steps('abcd'), 'c', 0))).toBe('cabd');
    expect(order(placed(steps('abcd'), 'a', 2))).toBe('bcad');
    expect(order(placed(steps('abcd'), 'b', 3))).toBe('acdb');
    expect(order(placed(steps('abcd'), 'b', 99))).toBe('acdb');
    expect(order(placed(steps('abcd'), 'b', 1))).toBe('abcd');
  });

  it('is never lost or doubled, wherever it goes', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { minLength: 1 }),
        fc.nat(),
        fc.nat(300),
        (ids, which, place) => {
          const id = ids[which % ids.length] as string;
          const moved = placed(ids.map((each) => ({ id: each })), id, place); // prettier-ignore
          expect(moved.map((each) => each.id).toSorted()).toEqual(ids.toSorted());
          expect(moved[Math.min(place, ids.length - 1)]?.id).toBe(id);
        },
      ),
    );
  });
});
