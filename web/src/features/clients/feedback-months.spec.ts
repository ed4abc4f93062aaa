import { describe, expect, it } from 'vitest';
import type { FeedbackTrend } from '../../api/types';
import { monthsOf } from './feedback-months';

const answer = (answeredAt: string, approach: number, timing: number) =>
  ({ id: answeredAt, answeredAt, approach, timing }) as FeedbackTrend['answers'][number];

describe('R-34: feedback by month', () => {
  it('is an average from three answers on, and the scores themselves before', () => {
    const found = monthsOf({
      months: [
        { month: '2026-10', n: 3, approach: 4.3, timing: 3.7 },
        { month: '2026-11', n: 2, approach: null, timing: null },
      ],
      answers: [
        answer('2026-11-20T08:00:00Z', 5, 2),
        answer('2026-11-03T08:00:00Z', 4, 3),
        answer('2026-10-03T08:00:00Z', 1, 1),
      ],
    });
    expect(found).toEqual([
      { month: '2026-10', n: 3, values: { approach: [4.3], timing: [3.7] } },
      { month: '2026-11', n: 2, values: { approach: [4, 5], timing: [3, 2] } },
    ]);
  });

  it('says no more than the number where the answers themselves are not told any more', () => {
    const months = [{ month: '2024-01', n: 1, approach: null, timing: null }];
    expect(monthsOf({ months, answers: [] })).toEqual([
      { month: '2024-01', n: 1, values: { approach: [], timing: [] } },
    ]);
  });
});
