/** How it was done, and how timely. */
export type Axis = 'approach' | 'timing';

export const SCORES = [1, 2, 3, 4, 5] as const;
