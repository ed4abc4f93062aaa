import { Id, OneOf, OneShapeOf } from '../../platform/http/fields.js';
import {
  clauseKinds,
  clauseShapes,
  type Clause,
  type ClauseKind,
  type OfferedClause,
} from './clause.rules.js';

const Terms = () =>
  OneShapeOf(clauseShapes, {
    description:
      'As the kind wants it. minutes: {min, max, per}, in billed minutes; turnaround: {serviceId, businessMinutes, percent}, null for tasks of any service; response: {businessMinutes, percent}; report_rhythm: {graceHours}; deliverables: {min, per}; working_window: {percent}.',
  });

export class AgreedClauseDto implements OfferedClause {
  @Id({ optional: true, description: 'Of a clause that goes on from the agreement before: the same.' })
  id?: string;

  @OneOf(clauseKinds)
  kind!: ClauseKind;

  @Terms()
  terms!: unknown;
}

/** A measurable term of an agreement. */
export class ClauseDto {
  @Id()
  id!: string;

  @OneOf(clauseKinds)
  kind!: ClauseKind;

  @Terms()
  terms!: Record<string, string | number | null>;

  static of({ id, kind, terms }: Clause): ClauseDto {
    return { id, kind, terms: { ...terms } };
  }
}
