import { defineClause } from './clause-definition.js';
import { per, whole } from './clause-field.js';

/** So many deliverables at least are shown in a week or period. */
export const deliverablesClause = defineClause({
  kind: 'deliverables',
  fields: { min: whole(1, 1000), per },
  subject: (terms) => terms.per,
});
