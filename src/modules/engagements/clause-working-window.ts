import { defineClause } from './clause-definition.js';
import { percent } from './clause-field.js';

/** Work is done inside the agreed working windows, so much of a hundred of its time. */
export const workingWindowClause = defineClause({
  kind: 'working_window',
  fields: { percent },
  subject: () => '',
});
