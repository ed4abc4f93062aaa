import type { Actor } from '../../kernel/actor.js';
import { doers, LONGEST_STEP, MOST_STEPS, type Doer } from '../../kernel/checklist.js';
import { Can, Id, Instant, ListOf, OneOf, Text, Whole, Yes } from '../../platform/http/fields.js';
import type { ChecklistItemEntity } from './checklist-item.entity.js';
import { stepAbilities, type StepAbilities } from './checklist.policy.js';
import type { TaskStatus } from './task.rules.js';

const WHO = { description: 'Who does it.' };
const PLACE = { max: MOST_STEPS, description: 'Its place, from 0; the others close up.' };

/** A step that a task begins with. */
export class WishedStepDto {
  @Text({ min: 1, max: LONGEST_STEP })
  text!: string;

  @OneOf(doers, { ...WHO, optional: true, description: 'Who does it; the assistant unless said.' })
  by?: Doer;
}

export class AddStepDto {
  @Id({ optional: true, description: 'UUID v7 chosen by the caller.' })
  id?: string;

  @Text({ min: 1, max: LONGEST_STEP })
  text!: string;

  @OneOf(doers, WHO)
  by!: Doer;

  @Whole({ ...PLACE, optional: true, description: 'Its place, from 0; the end unless said.' })
  position?: number;
}

export class ChangeStepDto {
  @Text({ min: 1, max: LONGEST_STEP, optional: true })
  text?: string;

  @OneOf(doers, { ...WHO, optional: true })
  by?: Doer;

  @Whole({ ...PLACE, optional: true })
  position?: number;

  @Yes({ optional: true, description: 'Ticks it off, or takes the tick back. All that a contact may say.' })
  done?: boolean;
}

export class ChecklistItemDto {
  @Id() id!: string;
  @Whole(PLACE) position!: number;
  @Text({ max: LONGEST_STEP }) text!: string;
  @OneOf(doers, WHO) by!: Doer;
  @Instant({ nullable: true, description: 'Null until it is ticked off.' }) doneAt!: string | null;
  @Text({ nullable: true, description: 'Who ticked it off.' }) doneByName!: string | null;
  @Can('tick', 'edit', 'remove') can!: StepAbilities;

  static of(item: ChecklistItemEntity, status: TaskStatus, actor: Actor): ChecklistItemDto {
    const { id, position, text, by, doneAt, doneByName } = item;
    return {
      id,
      position,
      text,
      by,
      doneAt: doneAt && doneAt.toTemporalInstant().toString(),
      doneByName,
      can: stepAbilities(actor, { status, by }),
    };
  }
}

/** What is to be done for a task, step by step. */
export class ChecklistDto {
  @ListOf(() => ChecklistItemDto)
  items!: ChecklistItemDto[];
}
