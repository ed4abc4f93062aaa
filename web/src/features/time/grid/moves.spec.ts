import { describe, expect, it } from 'vitest';
import { moveFrom } from './moves';

const shape = { rows: 3, columns: 7 };
const press = (key: string, shift = false) => ({ key, shift });

describe('keys in the grid', () => {
  it('Enter and the arrows go up and down, and below the last row', () => {
    expect(moveFrom({ row: 0, column: 2 }, press('Enter'), shape, null)).toEqual({ row: 1, column: 2 });
    expect(moveFrom({ row: 1, column: 2 }, press('Enter', true), shape, null)).toEqual({ row: 0, column: 2 });
    expect(moveFrom({ row: 1, column: 2 }, press('ArrowUp'), shape, null)).toEqual({ row: 0, column: 2 });
    expect(moveFrom({ row: 2, column: 2 }, press('ArrowDown'), shape, null)).toBe('below');
    expect(moveFrom({ row: 0, column: 2 }, press('ArrowUp'), shape, null)).toEqual({ row: 0, column: 2 });
  });

  it('the arrows left and right move between days, and within what is being typed', () => {
    expect(moveFrom({ row: 0, column: 2 }, press('ArrowRight'), shape, null)).toEqual({ row: 0, column: 3 });
    expect(moveFrom({ row: 0, column: 6 }, press('ArrowRight'), shape, null)).toBeNull();
    const middle = { atStart: false, atEnd: false };
    expect(moveFrom({ row: 0, column: 2 }, press('ArrowLeft'), shape, middle)).toBeNull();
    expect(moveFrom({ row: 0, column: 2 }, press('ArrowLeft'), shape, { ...middle, atStart: true })).toEqual({
      row: 0,
      column: 1,
    });
  });

  it('every other key belongs to the field', () => {
    expect(moveFrom({ row: 0, column: 0 }, press('a'), shape, null)).toBeNull();
    expect(moveFrom({ row: 0, column: 0 }, press('Tab'), shape, null)).toBeNull();
  });
});
