import { defineClause } from './clause-definition.js';
import { orNone, per, whole } from './clause-field.js';

/** No year has more minutes. */
const LONGEST = 527_040;

/** Billed minutes of a week or period: at least, at most, or both. */
export const minutesClause = defineClause({
  kind: 'minutes',
  fields: { min: orNone(whole(1, LONGEST)), max: orNone(whole(1, LONGEST)), per },
  subject: (terms) => terms.per,
  problem: ({ min, max }) => {
    if (min === null && max === null) return { field: 'min', code: 'required' };
    return min !== null && max !== null && max < min ? { field: 'max', code: 'less-than-min' } : null;
  },
});
