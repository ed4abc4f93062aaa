import { expect, it } from 'vitest';
import type { Feedback } from '../../api/types';
import { toRecover } from './to-recover';

const feedback = (
  id: string,
  approach: number,
  timing: number,
  recoveryTaskId: string | null,
  answeredAt: string,
) => ({ id, approach, timing, recoveryTaskId, answeredAt }) as Feedback;
const fresh = '2026-11-21T00:00:00Z';

it('low feedback stays until its task is closed; just after the answer there may be none yet', () => {
  const found = toRecover(
    [
      feedback('open', 2, 5, 'task 1', '2026-11-01T00:00:00Z'),
      feedback('closed', 1, 1, 'task 2', '2026-11-01T00:00:00Z'),
      feedback('fine', 3, 3, null, '2026-11-21T12:00:00Z'),
      feedback('just now', 5, 1, null, '2026-11-21T12:00:00Z'),
      feedback('long ago', 5, 1, null, '2026-10-01T12:00:00Z'),
    ],
    [{ id: 'task 1' }],
    fresh,
  );
  expect(found.map(({ id }) => id)).toEqual(['open', 'just now']);
});
