import { describe, expect, it } from 'vitest';
import type { Task, TaskStatus } from '../../../api/types';
import { commonMoves, waysBack } from './undo';

const task = (id: string, status: TaskStatus, moves: TaskStatus[]) =>
  ({ id, status, can: { edit: true, moves } }) as unknown as Task;

describe('a move that is taken back', () => {
  it('goes where the task was, each with those that were there too', () => {
    const before = [
      task('1', 'in_progress', []),
      task('2', 'change_requested', []),
      task('3', 'in_progress', []),
    ];
    const after = before.map(({ id }) => task(id, 'delivered', ['in_progress', 'change_requested']));
    expect(waysBack([before[0]!, before[2]!], after)).toEqual([{ to: 'in_progress', ids: ['1', '3'] }]);
  });

  it('is not offered where the task cannot go back, or not without words', () => {
    const was = [task('1', 'accepted', [])];
    expect(waysBack(was, [task('1', 'in_progress', ['delivered'])])).toBeNull();
    expect(waysBack(was, [])).toBeNull();
    const asked = [task('1', 'waiting_for_client', [])];
    expect(waysBack(asked, [task('1', 'in_progress', ['waiting_for_client'])])).toBeNull();
  });
});

describe('many tasks together', () => {
  it('can go where each of them can', () => {
    const some = [
      task('1', 'accepted', ['in_progress', 'waiting_for_client', 'cancelled']),
      task('2', 'waiting_for_third_party', ['in_progress', 'cancelled']),
    ];
    expect(commonMoves(some).map(({ to }) => to)).toEqual(['in_progress', 'cancelled']);
    expect(commonMoves([])).toEqual([]);
  });
});
