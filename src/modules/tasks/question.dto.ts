import type { Actor, Role } from '../../kernel/actor.js';
import {
  Can,
  Id,
  Instant,
  OneOf,
  QueryYes,
  Text,
  TextList,
  TextsOf,
  Whole,
} from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { questionAbilities, questionAbilityWords, type QuestionAbility } from './question.policy.js';
import { answerWays, LONGEST_ANSWER, LONGEST_CHOICE, LONGEST_QUESTION, MOST_CHOICES, MOST_REMINDERS, questionStates, type AnswerWay, type QuestionState } from './question.rules.js'; // prettier-ignore
import type { QuestionRow } from './questions.repository.js';

export class AskQuestionDto {
  @Id({ optional: true, description: 'UUID v7 chosen by the caller.' })
  id?: string;

  @Text({ min: 1, max: LONGEST_QUESTION })
  text!: string;

  @TextsOf({
    optional: true,
    max: MOST_CHOICES,
    longest: LONGEST_CHOICE,
    description: 'Answers to choose from; an answer in own words is always possible.',
  })
  choices?: string[];

  @Instant({ optional: true, nullable: true, description: 'By when the answer is needed.' })
  dueAt?: string | null;

  @Id({ optional: true, nullable: true, description: 'Who is asked; everybody at the client unless said.' })
  contactId?: string | null;
}

export class AnswerQuestionDto {
  @Text({ optional: true, max: LONGEST_ANSWER })
  text?: string;

  @Whole({ optional: true, nullable: true, max: MOST_CHOICES - 1, description: 'Counted from 0.' })
  choice?: number | null;
}

export class WithdrawQuestionDto {
  @Text({ optional: true, max: 5000, description: 'Why it is not asked any more; both sides read it.' })
  note?: string;
}

export class QuestionsQuery extends PageQuery {
  @Id({ optional: true })
  taskId?: string;

  @Id({ optional: true })
  engagementId?: string;

  @QueryYes({ description: 'Only open questions, or only closed ones.' })
  open?: boolean;
}

/** A clarification that passes the turn of a task to the client. */
export class QuestionDto {
  @Id() id!: string;
  @Id() taskId!: string;
  @Text() taskTitle!: string;
  @Id() engagementId!: string;
  @Text() clientName!: string;
  @Text({ max: LONGEST_QUESTION }) text!: string;
  @TextList() choices!: string[];
  @Text() askedByName!: string;
  @Instant() askedAt!: string;
  @Instant({ nullable: true }) dueAt!: string | null;
  @Id({ nullable: true, description: 'Who is asked; null: everybody at the client.' }) contactId!:
    string | null;
  @Text({ nullable: true }) contactName!: string | null;
  @OneOf(questionStates) state!: QuestionState;
  @Text({ nullable: true, max: LONGEST_ANSWER }) answer!: string | null;
  @Whole({ nullable: true, description: 'The choice that was taken, counted from 0.' }) choice!:
    number | null;
  @Text({ nullable: true }) answeredByName!: string | null;
  @OneOf(['owner', 'assistant', 'contact', 'system'], {
    nullable: true,
    description: 'Not a contact: a member noted what they were told.',
  })
  answeredByRole!: Role | null;
  @Instant({ nullable: true }) answeredAt!: string | null;
  @OneOf(answerWays, { nullable: true }) answeredVia!: AnswerWay | null;
  @Whole({ max: MOST_REMINDERS, description: 'How often the client was reminded.' }) reminders!: number;
  @Instant({ nullable: true }) nextReminderAt!: string | null;
  @Can(...questionAbilityWords) can!: Record<QuestionAbility, boolean>;

  static of({ position: _position, nextStepAt, ...row }: QuestionRow, actor: Actor): QuestionDto {
    return {
      ...row,
      nextReminderAt: row.reminders < MOST_REMINDERS ? nextStepAt : null,
      can: questionAbilities(actor, row),
    };
  }
}
