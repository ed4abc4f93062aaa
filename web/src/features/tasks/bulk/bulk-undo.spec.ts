import { describe, expect, it } from 'vitest';
import type { Task } from '../../../api/types';
import { reversals, shared } from './bulk-undo';

const task = (id: string, facts: Partial<Task>) =>
  ({
    assigneeId: null,
    serviceId: null,
    dueOn: null,
    priority: 'normal',
    engagementId: 'e',
    ...facts,
    id,
  }) as Task;

describe('a change of many tasks', () => {
  it('goes back to what each was, in as few calls as there were ways to stand', () => {
    const before = [
      task('1', { dueOn: '2026-11-30' }),
      task('2', {}),
      task('3', { dueOn: '2026-11-30', priority: 'high' }),
    ];
    expect(reversals(before, { dueOn: '2026-12-01' })).toEqual([
      { ids: ['1', '3'], changes: { dueOn: '2026-11-30' } },
      { ids: ['2'], changes: { dueOn: null } },
    ]);
    expect(reversals(before, { priority: 'low', assigneeId: 'me' })).toEqual([
      { ids: ['1', '2'], changes: { priority: 'normal', assigneeId: null } },
      { ids: ['3'], changes: { priority: 'high', assigneeId: null } },
    ]);
  });

  it('offers the services of an engagement only where all are of it', () => {
    expect(shared([task('1', {}), task('2', {})], 'engagementId')).toBe('e');
    expect(shared([task('1', {}), task('2', { engagementId: 'f' })], 'engagementId')).toBeNull();
    expect(shared([], 'engagementId')).toBeNull();
  });
});
