import { describe, expect, it } from 'vitest';
import type { ChecklistItem } from '../api/types';
import { changed } from './task-step-changes';

const steps = ['a', 'b', 'c'].map(
  (id, position) => ({ id, position, text: id, by: 'assistant', doneAt: null }) as unknown as ChecklistItem,
);
const order = (items: ChecklistItem[]) => items.map(({ id, position }) => `${position}${id}`).join(' ');
const at = '2026-11-22T09:00:00Z';

describe('the steps of a task', () => {
  it('close up when one is put elsewhere', () => {
    expect(order(changed(steps, 'c', { position: 0 }, at))).toBe('0c 1a 2b');
    expect(order(changed(steps, 'a', { position: 1 }, at))).toBe('0b 1a 2c');
    expect(order(changed(steps, 'a', { position: 9 }, at))).toBe('0b 1c 2a');
  });

  it('are ticked off and opened again where they stand', () => {
    const ticked = changed(steps, 'b', { done: true }, at);
    expect(ticked.map(({ doneAt }) => doneAt)).toEqual([null, at, null]);
    expect(changed(ticked, 'b', { done: false }, at).map(({ doneAt }) => doneAt)).toEqual([null, null, null]);
  });

  it('are worded anew, and stay as they were where the step is gone', () => {
    expect(changed(steps, 'b', { text: 'Call', by: 'client' }, at)[1]).toMatchObject({
      text: 'Call',
      by: 'client',
    });
    expect(order(changed(steps, 'x', { position: 0 }, at))).toBe('0a 1b 2c');
  });
});
