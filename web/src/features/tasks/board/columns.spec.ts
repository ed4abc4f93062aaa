import { describe, expect, it } from 'vitest';
import type { Task, TaskStatus } from '../../../api/types';
import { boardColumns, columnsOf, mayDrop, nextColumn } from './columns';

const task = (id: string, status: TaskStatus, moves: TaskStatus[] = []) =>
  ({ id, status, can: { edit: true, moves } }) as unknown as Task;

describe('the columns of the board', () => {
  it('are all open states, also the empty ones, with the tasks in the order in which they came', () => {
    const columns = columnsOf([task('2', 'accepted'), task('1', 'accepted'), task('3', 'delivered')]);
    expect(columns.map(({ status }) => status)).toEqual(boardColumns);
    expect(
      columns.filter(({ tasks }) => tasks.length > 0).map(({ tasks }) => tasks.map(({ id }) => id)),
    ).toEqual([['2', '1'], ['3']]);
  });

  it('are one where one state is asked for', () => {
    expect(columnsOf([task('1', 'accepted')], 'delivered')).toEqual([{ status: 'delivered', tasks: [] }]);
  });
});

describe('a card that is dragged', () => {
  const card = task('1', 'in_progress', ['waiting_for_client', 'delivered']);

  it('may be dropped only where the server lets it go', () => {
    expect(boardColumns.filter((status) => mayDrop(card, status))).toEqual([
      'waiting_for_client',
      'delivered',
    ]);
  });

  it('goes by the arrows from one column that takes it to the next, and home again', () => {
    const next = (at: TaskStatus, step: 1 | -1) => nextColumn(card, at, step, boardColumns);
    expect(next('in_progress', 1)).toBe('waiting_for_client');
    expect(next('waiting_for_client', 1)).toBe('delivered');
    expect(next('delivered', 1)).toBeNull();
    expect(next('delivered', -1)).toBe('waiting_for_client');
    expect(next('waiting_for_client', -1)).toBe('in_progress');
    expect(next('in_progress', -1)).toBeNull();
  });
});
