import { describe, expect, it } from 'vitest';
import { nothing, present, toggled, toggledAll } from './selection';

const shown = ['a', 'b', 'c', 'd', 'e'];
const chosen = (...ids: string[]) => ({ ids: new Set(ids), anchor: null });

describe('choosing entries', () => {
  it('a tick chooses one, a second tick lets it go', () => {
    const one = toggled(nothing, shown, 'b', false);
    expect([...one.ids]).toEqual(['b']);
    expect(toggled(one, shown, 'b', false).ids.size).toBe(0);
  });

  it('Shift chooses from the last one ticked, in both directions', () => {
    const down = toggled(toggled(nothing, shown, 'b', false), shown, 'd', true);
    expect([...down.ids]).toEqual(['b', 'c', 'd']);
    const up = toggled(toggled(nothing, shown, 'd', false), shown, 'b', true);
    expect([...up.ids].toSorted()).toEqual(['b', 'c', 'd']);
  });

  it('Shift on a chosen one lets the range go', () => {
    const all = { ids: new Set(shown), anchor: 'a' };
    expect([...toggled(all, shown, 'c', true).ids]).toEqual(['d', 'e']);
  });

  it('Shift without a tick before chooses one', () => {
    expect([...toggled(nothing, shown, 'c', true).ids]).toEqual(['c']);
    expect([...toggled({ ids: new Set(), anchor: 'gone' }, shown, 'c', true).ids]).toEqual(['c']);
  });

  it('all in view, then none of them; what is out of view stays', () => {
    const all = toggledAll(chosen('z', 'a'), shown);
    expect(all.ids.size).toBe(6);
    expect([...toggledAll(all, shown).ids]).toEqual(['z']);
  });

  it('only what is still there is worked on', () => {
    expect(present(chosen('a', 'gone'), [{ id: 'a' }, { id: 'b' }])).toEqual([{ id: 'a' }]);
  });
});
