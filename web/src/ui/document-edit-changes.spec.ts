import { describe, expect, it } from 'vitest';
import { changedByOthers, documentValues, ownChanges } from './document-edit-changes';

const base = documentValues({
  title: 'Plan',
  taskId: null,
  folder: 'Viaggi',
  tags: ['2026'],
  keepUntil: null,
});

describe('the edit of a document', () => {
  it('sends only what was changed here, and takes away what was emptied', () => {
    expect(ownChanges(base, { ...base })).toEqual({});
    expect(ownChanges(base, { ...base, title: ' Plan B ', tags: ['2026', 'Roma'] })).toEqual({
      title: 'Plan B',
      tags: ['2026', 'Roma'],
    });
    expect(ownChanges({ ...base, keepUntil: '2027-01-31' }, base)).toEqual({ keepUntil: null });
  });

  it('knows what somebody else changed meanwhile, unless both want the same', () => {
    const now = { ...base, title: 'Piano', folder: 'Viaggi/2026' };
    expect(changedByOthers(base, now, { ...base, folder: 'Viaggi/2026' })).toEqual(['title']);
    expect(changedByOthers(base, base, { ...base, title: 'Plan B' })).toEqual([]);
  });
});
