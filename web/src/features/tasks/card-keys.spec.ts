import { describe, expect, it } from 'vitest';
import { markStop, neighbour } from './card-keys';

/** Columns of cards: `a b|c||d` are two, one, none and one. */
function page(columns: string): HTMLElement {
  const place = document.createElement('div');
  for (const cards of columns.split('|')) {
    const list = document.createElement('ul');
    list.dataset['cards'] = '';
    for (const id of cards.split(' ').filter(Boolean)) {
      const item = document.createElement('li');
      item.dataset['card'] = id;
      list.append(item);
    }
    place.append(list);
  }
  return place;
}

function go(columns: string, from: string, keys: string, beside = true): string {
  const place = page(columns);
  const names: Record<string, string> = {
    '>': 'ArrowRight',
    '<': 'ArrowLeft',
    v: 'ArrowDown',
    '^': 'ArrowUp',
  };
  let at = place.querySelector<HTMLElement>(`[data-card="${from}"]`);
  for (const key of keys) at = at && (neighbour(place, at, names[key] ?? key, beside) ?? at);
  return at?.dataset['card'] ?? '';
}

describe('the arrows between cards', () => {
  it('go up and down in a column and stay at its ends', () => {
    expect(go('a b c|d', 'a', 'vv')).toBe('c');
    expect(go('a b c|d', 'a', 'vvvv')).toBe('c');
    expect(go('a b c|d', 'b', '^^^')).toBe('a');
  });

  it('go to the card beside, over empty columns, and to the last one of a shorter column', () => {
    expect(go('a b c|d||e f', 'c', '>')).toBe('d');
    expect(go('a b c|d||e f', 'c', '>>')).toBe('e');
    expect(go('a b c|d||e f', 'f', '<<')).toBe('a');
    expect(go('a b|d', 'd', '>')).toBe('d');
  });

  it('go through all parts of a list as if it were one', () => {
    expect(go('a b|c||d', 'a', 'vvv', false)).toBe('d');
    expect(go('a b|c||d', 'd', '^^', false)).toBe('b');
    expect(go('a b|c||d', 'a', '>', false)).toBe('a');
  });

  it('have Home and End', () => {
    const place = page('a b|c');
    const from = place.querySelector<HTMLElement>('[data-card="b"]')!;
    expect(neighbour(place, from, 'Home', true)?.dataset['card']).toBe('a');
    expect(neighbour(place, from, 'End', true)?.dataset['card']).toBe('c');
    expect(neighbour(place, from, 'm', true)).toBeNull();
  });
});

describe('Tab', () => {
  const stops = (place: HTMLElement) =>
    [...place.querySelectorAll('a')].filter(({ tabIndex }) => tabIndex === 0).map(({ id }) => id);
  const withLinks = () => {
    const place = page('a b|c');
    for (const item of place.querySelectorAll<HTMLElement>('[data-card]')) {
      const link = document.createElement('a');
      link.href = '#';
      link.id = item.dataset['card'] ?? '';
      item.append(link);
    }
    return place;
  };

  it('comes to one card: where somebody was last, else the first', () => {
    const place = withLinks();
    markStop(place, null);
    expect(stops(place)).toEqual(['a']);
    markStop(place, 'c');
    expect(stops(place)).toEqual(['c']);
  });

  it('comes to the first again once that card is gone', () => {
    const place = withLinks();
    markStop(place, 'b');
    place.querySelector('[data-card="b"]')?.remove();
    markStop(place, 'b');
    expect(stops(place)).toEqual(['a']);
  });
});
