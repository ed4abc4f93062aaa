import type { Feedback, Task } from '../../api/types';

const low = 2;

/** Low feedback about which somebody still has to get in touch: its task is open, or about to be made. */
export function toRecover(feedback: Feedback[], open: Pick<Task, 'id'>[], fresh: string): Feedback[] {
  return feedback.filter(({ approach, timing, recoveryTaskId, answeredAt }) => {
    if (approach === null || timing === null || (approach > low && timing > low)) return false;
    if (recoveryTaskId === null) return answeredAt !== null && answeredAt >= fresh;
    return open.some(({ id }) => id === recoveryTaskId);
  });
}
