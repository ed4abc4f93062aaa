import { describe, expect, it } from 'vitest';
import type { Task, Turn } from '../../api/types';
import { byHolder } from './grouping';

function task(id: string, turn: Turn, facts: Partial<Task> = {}): Task {
  return {
    dueOn: null,
    turnSince: '2026-11-16T08:00:00Z',
    assigneeId: null,
    ...facts,
    id,
    turn,
  } as unknown as Task;
}

const ids = (tasks: Task[]) =>
  byHolder(tasks, 'me').map((group) => [group.holder, group.tasks.map(({ id }) => id)]);

describe('the task list', () => {
  it('groups by who holds the turn, mine first, and leaves out holders of nothing', () => {
    expect(ids([task('1', 'none'), task('2', 'client'), task('3', 'assistant')])).toEqual([
      ['mine', ['3']],
      ['client', ['2']],
    ]);
  });

  it('takes what is assigned to nobody as mine, and keeps apart what a colleague does', () => {
    expect(
      ids([
        task('hers', 'assistant', { assigneeId: 'bea' }),
        task('mine', 'assistant', { assigneeId: 'me' }),
        task('anybody’s', 'assistant'),
      ]),
    ).toEqual([
      ['mine', ['mine', 'anybody’s']],
      ['colleagues', ['hers']],
    ]);
  });

  it('puts what is due first, then what waits longest; without a day last', () => {
    expect(
      ids([
        task('no day', 'assistant'),
        task('later', 'assistant', { dueOn: '2026-11-30' }),
        task('fresh', 'assistant', { dueOn: '2026-11-20', turnSince: '2026-11-12T08:00:00Z' }),
        task('waits', 'assistant', { dueOn: '2026-11-20', turnSince: '2026-11-10T08:00:00Z' }),
      ]),
    ).toEqual([['mine', ['waits', 'fresh', 'later', 'no day']]]);
  });
});
