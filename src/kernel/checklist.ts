/** Who does a step of a checklist. */
export const doers = ['assistant', 'client', 'together'] as const;
export type Doer = (typeof doers)[number];

/** A step as somebody wishes it, or as a playbook says it. */
export interface Step {
  readonly text: string;
  readonly by: Doer;
}

/** A longer checklist helps nobody. */
export const MOST_STEPS = 200;
/** A step is one line. */
export const LONGEST_STEP = 500;
