import { describe, expect, it, vi } from 'vitest';
import { Desk } from './desk';

describe('the desk of a page', () => {
  it('chooses and lets go, and tells it', () => {
    const desk = new Desk();
    const told = vi.fn();
    const leave = desk.subscribe(told);
    desk.toggle('a');
    desk.toggle('b');
    desk.toggle('a');
    expect([...desk.chosen()]).toEqual(['b']);
    desk.clear();
    expect(desk.chosen().size).toBe(0);
    expect(told).toHaveBeenCalledTimes(4);
    leave();
    desk.toggle('a');
    expect(told).toHaveBeenCalledTimes(4);
  });

  it('gives another set for every change, so that who looks at it sees that it changed', () => {
    const desk = new Desk();
    const before = desk.chosen();
    desk.toggle('a');
    expect(desk.chosen()).not.toBe(before);
    expect(desk.chosen()).toBe(desk.chosen());
  });

  it('has one menu open at a time, whose card the keyboard follows', () => {
    const desk = new Desk();
    desk.setMoving('a');
    desk.setMoving('b');
    expect([desk.isMoving('a'), desk.isMoving('b'), desk.followed]).toEqual([false, true, 'b']);
    desk.setMoving(null);
    expect([desk.isMoving('b'), desk.followed]).toEqual([false, 'b']);
  });
});
