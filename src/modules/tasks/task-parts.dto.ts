import { Id, Instant, OneOf, Text, Whole } from '../../platform/http/fields.js';
import { turnaroundStates, type TurnaroundState } from './task-turnaround.rules.js';

/** The business clock of a task: working windows without holidays, running while the turn is the assistant’s. */
export class TurnaroundDto {
  @Whole({ nullable: true, description: 'Business minutes promised, as the service had them; null: none.' })
  targetMinutes!: number | null;

  @Whole({ description: 'Business seconds on the assistant’s side so far.' })
  usedSeconds!: number;

  @Whole({ description: 'Business seconds for which the client had the turn.' })
  waitedSeconds!: number;

  @Instant({
    nullable: true,
    description: 'When the target is used up; null while the clock stands within it.',
  })
  promisedAt!: string | null;

  @OneOf(turnaroundStates, {
    description:
      'none: nothing promised; at_risk: a fifth of the target or two business hours are left (of short targets: half); paused: the turn is not the assistant’s; met, missed: handed over.',
  })
  state!: TurnaroundState;
}

export class ChecklistCountDto {
  @Whole() done!: number;
  @Whole() total!: number;
}

export class OpenQuestionDto {
  @Id() id!: string;
  @Text({ max: 5000 }) text!: string;
  @Instant({ nullable: true }) dueAt!: string | null;
}
