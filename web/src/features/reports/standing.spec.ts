import { describe, expect, it } from 'vitest';
import { standing, standingAs } from './standing';

describe('a report', () => {
  it('stands where its state is, unless a question waits for a reply', () => {
    expect(standing({ state: 'draft', openQuestions: 0, supersededBy: null })).toBe('draft');
    expect(standing({ state: 'sent', openQuestions: 0, supersededBy: null })).toBe('sent');
    expect(standing({ state: 'sent', openQuestions: 1, supersededBy: null })).toBe('asked');
    expect(standing({ state: 'accepted', openQuestions: 2, supersededBy: null })).toBe('asked');
    expect(standing({ state: 'accepted', openQuestions: 0, supersededBy: null })).toBe('accepted');
  });

  it('that was replaced waits for nothing but its questions', () => {
    expect(standing({ state: 'sent', openQuestions: 0, supersededBy: '2' })).toBe('accepted');
    expect(standing({ state: 'sent', openQuestions: 1, supersededBy: '2' })).toBe('asked');
  });

  it('is in one list only', () => {
    const all = [
      { id: '1', state: 'accepted', openQuestions: 1, supersededBy: null },
      { id: '2', state: 'accepted', openQuestions: 0, supersededBy: null },
    ] as const;
    expect(standingAs('accepted', [...all]).map(({ id }) => id)).toEqual(['2']);
    expect(standingAs('asked', [...all]).map(({ id }) => id)).toEqual(['1']);
  });
});
