import { createContext, useContext } from 'react';
import type { Task, TaskStatus } from '../../../api/types';

export interface Moving {
  /** Moves tasks, after asking for the words that a move needs. */
  go: (tasks: readonly Task[], to: TaskStatus) => void;
}

export const MovingContext = createContext<Moving | null>(null);

export function useMoving(): Moving {
  const moving = useContext(MovingContext);
  if (!moving) throw new Error('This needs a MovingProvider around it');
  return moving;
}
