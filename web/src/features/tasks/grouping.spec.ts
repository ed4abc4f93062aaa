import { describe, expect, it } from 'vitest';
import type { Task, Turn } from '../../api/types';
import { byTurn } from './grouping';

function task(id: string, turn: Turn, dueOn: string | null, turnSince = '2026-11-16T08:00:00Z'): Task {
  return { id, turn, dueOn, turnSince } as unknown as Task;
}

describe('the task list', () => {
  it('groups by whose turn it is, mine first, and leaves out holders of nothing', () => {
    const groups = byTurn([task('1', 'none', null), task('2', 'client', null), task('3', 'assistant', null)]);
    expect(groups.map(({ turn }) => turn)).toEqual(['assistant', 'client', 'none']);
  });

  it('puts what is due first, then what waits longest; without a day last', () => {
    const [group] = byTurn([
      task('no day', 'assistant', null),
      task('later', 'assistant', '2026-11-30'),
      task('waits', 'assistant', '2026-11-20', '2026-11-10T08:00:00Z'),
      task('fresh', 'assistant', '2026-11-20', '2026-11-12T08:00:00Z'),
    ]);
    expect(group?.tasks.map(({ id }) => id)).toEqual(['waits', 'fresh', 'later', 'no day']);
  });
});
