import type { Actor } from '../../kernel/actor.js';
import { Can, Decimal, Id, Instant, ListOf, OneOf, Text, Whole } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { feedbackStates, isOpen, type FeedbackState } from './feedback.rules.js';

const SCORE = { min: 1, max: 5 };
const APPROACH = { ...SCORE, description: 'How it was done, 1 to 5.' };
const TIMING = { ...SCORE, description: 'How timely it was, 1 to 5.' };
const AVERAGE = { nullable: true, description: 'One decimal, half up; null below three answers.' };

export class FeedbackQuery extends PageQuery {
  @Id({ optional: true })
  clientId?: string;

  @Id({ optional: true })
  engagementId?: string;

  @OneOf(feedbackStates, { optional: true })
  state?: FeedbackState;
}

export class FeedbackTrendQuery {
  @Id()
  clientId!: string;
}

export class AnswerFeedbackDto {
  @Whole(APPROACH)
  approach!: number;

  @Whole(TIMING)
  timing!: number;

  @Text({ max: 2000, optional: true })
  sentence?: string;
}

/** Feedback as lists read it. */
export interface FeedbackRow {
  readonly id: string;
  readonly engagementId: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly taskId: string;
  readonly taskTitle: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly state: FeedbackState;
  readonly approach: number | null;
  readonly timing: number | null;
  readonly sentence: string;
  readonly createdAt: Date;
  readonly askedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly recoveryTaskId: string | null;
  readonly version: number;
}

/** What a contact is asked about a finished task, and says. Contacts see their own. */
export class FeedbackDto {
  @Id() id!: string;
  @Id() engagementId!: string;
  @Id() clientId!: string;
  @Text() clientName!: string;
  @Id() taskId!: string;
  @Text() taskTitle!: string;
  @Id() contactId!: string;
  @Text() contactName!: string;
  @OneOf(feedbackStates) state!: FeedbackState;
  @Whole({ ...APPROACH, nullable: true }) approach!: number | null;
  @Whole({ ...TIMING, nullable: true }) timing!: number | null;
  @Text({ max: 2000 }) sentence!: string;
  @Instant({ nullable: true }) askedAt!: string | null;
  @Instant({ nullable: true }) answeredAt!: string | null;
  @Id({ nullable: true, description: 'What was opened after a low score; null for contacts.' })
  recoveryTaskId!: string | null;
  @Whole() version!: number;
  @Can('answer') can!: { answer: boolean };

  static of(row: FeedbackRow, actor: Actor, now: Temporal.Instant): FeedbackDto {
    const { createdAt: _kept, askedAt, answeredAt, recoveryTaskId, ...shown } = row;
    const asked = askedAt && askedAt.toTemporalInstant();
    const answered = answeredAt && answeredAt.toTemporalInstant();
    const contact = actor.role === 'contact';
    const open = isOpen({ state: row.state, askedAt: asked, answeredAt: answered }, now);
    return {
      ...shown,
      askedAt: asked && asked.toString(),
      answeredAt: answered && answered.toString(),
      recoveryTaskId: contact ? null : recoveryTaskId,
      can: { answer: contact && actor.seatId === row.contactId && open },
    };
  }
}

/** One answer of a trend. */
export class FeedbackAnswerDto {
  @Id() id!: string;
  @Id() taskId!: string;
  @Text() taskTitle!: string;
  @Text() contactName!: string;
  @Whole(APPROACH) approach!: number;
  @Whole(TIMING) timing!: number;
  @Text({ max: 2000 }) sentence!: string;
  @Instant() answeredAt!: string;
}

export class FeedbackMonthDto {
  @Text({ description: '`2026-11`, as the practice counts in UTC.' }) month!: string;
  @Whole() n!: number;
  @Decimal(AVERAGE) approach!: number | null;
  @Decimal(AVERAGE) timing!: number | null;
}

/** What a client's answers come to: never without their number. */
export class FeedbackTrendDto {
  @Whole({ description: 'How many answers there are.' }) n!: number;
  @Decimal(AVERAGE) approach!: number | null;
  @Decimal(AVERAGE) timing!: number | null;
  @ListOf(() => FeedbackAnswerDto, { description: 'The newest 50, newest first.' })
  answers!: FeedbackAnswerDto[];
  @ListOf(() => FeedbackMonthDto, { description: 'The earliest first.' })
  months!: FeedbackMonthDto[];
}
