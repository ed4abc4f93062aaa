import type { TaskStatus, Turn } from '../api/types';

/** Whose turn a state means, as the server has it. */
export function turnOf(status: TaskStatus): Turn {
  switch (status) {
    case 'waiting_for_client':
    case 'delivered':
      return 'client';
    case 'waiting_for_third_party':
      return 'third_party';
    case 'declined':
    case 'done':
    case 'cancelled':
      return 'none';
    default:
      return 'assistant';
  }
}

export function isClosed(status: TaskStatus): boolean {
  return turnOf(status) === 'none';
}
