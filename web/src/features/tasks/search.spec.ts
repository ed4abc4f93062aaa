import { describe, expect, it } from 'vitest';
import { taskSearch } from './search';

describe('the address of the task page', () => {
  it('keeps the view and every filter', () => {
    const all = {
      ...{ view: 'due', clientId: 'c', engagementId: 'e', serviceId: 's', assigneeId: 'a' },
      ...{ priority: 'high', late: true, q: 'rooms', turn: 'client', status: 'delivered' },
    } as const;
    expect(taskSearch(all)).toEqual(all);
  });

  it('leaves out what it does not know, so that an old link opens', () => {
    expect(
      taskSearch({ view: 'wall', priority: 5, late: 'no', q: '  ', turn: 'mine', clientId: '', other: 'x' }),
    ).toEqual({});
  });

  it('takes a number as words, and no more words than the server does', () => {
    expect(taskSearch({ q: 2026 })).toEqual({ q: '2026' });
    expect(taskSearch({ q: 'x'.repeat(300) }).q).toHaveLength(100);
  });
});
