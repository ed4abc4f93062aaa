import { defineClause } from './clause-definition.js';
import { businessMinutes, orNone, percent, reference } from './clause-field.js';

/** Tasks, of one service or of any, are delivered within so much business time, for so many of a hundred. */
export const turnaroundClause = defineClause({
  kind: 'turnaround',
  fields: { serviceId: orNone(reference), businessMinutes, percent },
  subject: ({ serviceId }) => serviceId ?? '',
});
