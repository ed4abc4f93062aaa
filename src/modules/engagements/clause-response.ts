import { defineClause } from './clause-definition.js';
import { businessMinutes, percent } from './clause-field.js';

/** What a contact asks or says is answered within so much business time, for so many of a hundred. */
export const responseClause = defineClause({
  kind: 'response',
  fields: { businessMinutes, percent },
  subject: () => '',
});
