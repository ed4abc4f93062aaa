import { describe, expect, it } from 'vitest';
import type { Task, Turn } from '../../api/types';
import { byClient, byDueDate, byHolder } from './grouping';

function task(id: string, turn: Turn, facts: Partial<Task> = {}): Task {
  return {
    dueOn: null,
    dueTime: null,
    overdue: false,
    clientId: 'c',
    clientName: 'Studio Moretti',
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

describe('the tasks by client', () => {
  it('stand under the names in their order, what is due first in each', () => {
    const groups = byClient([
      task('1', 'assistant', { clientId: 'r', clientName: 'Rossi' }),
      task('2', 'client', { clientId: 'a', clientName: 'Àbaco' }),
      task('3', 'assistant', { clientId: 'r', clientName: 'Rossi', dueOn: '2026-11-30' }),
    ]);
    expect(groups.map(({ clientName, tasks }) => [clientName, tasks.map(({ id }) => id)])).toEqual([
      ['Àbaco', ['2']],
      ['Rossi', ['3', '1']],
    ]);
  });
});

describe('the tasks by due date', () => {
  /** A Wednesday. */
  const groups = (tasks: Task[]) =>
    byDueDate(tasks, '2026-11-25').map((group) => [group.horizon, group.tasks.map(({ id }) => id)]);

  it('stand under the nearest name for their day', () => {
    expect(
      groups([
        task('none', 'assistant'),
        task('next week', 'assistant', { dueOn: '2026-11-30' }),
        task('sunday', 'assistant', { dueOn: '2026-11-29' }),
        task('tomorrow', 'assistant', { dueOn: '2026-11-26' }),
        task('today', 'assistant', { dueOn: '2026-11-25' }),
        task('yesterday', 'assistant', { dueOn: '2026-11-24', overdue: true }),
        task('delivered', 'client', { dueOn: '2026-11-24' }),
      ]),
    ).toEqual([
      ['overdue', ['yesterday']],
      ['today', ['today']],
      ['tomorrow', ['tomorrow']],
      ['week', ['sunday']],
      ['later', ['next week']],
      ['handed-over', ['delivered']],
      ['none', ['none']],
    ]);
  });

  it('believes the server that something is late: it knows the zone of the client', () => {
    expect(groups([task('1', 'assistant', { dueOn: '2026-11-25', overdue: true })])).toEqual([
      ['overdue', ['1']],
    ]);
  });

  it('puts a time of the day before the day as a whole', () => {
    expect(
      groups([
        task('whole', 'assistant', { dueOn: '2026-11-25' }),
        task('three', 'assistant', { dueOn: '2026-11-25', dueTime: '15:00' }),
        task('nine', 'assistant', { dueOn: '2026-11-25', dueTime: '09:00' }),
      ]),
    ).toEqual([['today', ['nine', 'three', 'whole']]]);
  });
});
