import { defineClause } from './clause-definition.js';
import { whole } from './clause-field.js';

/** Reports go out when they fall due, at most so many hours later. */
export const reportRhythmClause = defineClause({
  kind: 'report_rhythm',
  fields: { graceHours: whole(0, 336) },
  subject: () => '',
});
