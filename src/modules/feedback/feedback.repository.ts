import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Question, utc } from '../../platform/database/listing.js';
import { query } from '../../platform/database/transaction.js';
import type { FeedbackAnswerDto, FeedbackQuery, FeedbackRow } from './feedback.dto.js';
import type { Scores } from './feedback.rules.js';

/** One answer with the month it was given in. */
export type AnswerRow = FeedbackAnswerDto & { readonly month: string };

const SELECT = `
  SELECT f.id, f.engagement_id AS "engagementId", f.client_id AS "clientId", c.name AS "clientName", f.task_id AS "taskId",
    t.title AS "taskTitle", f.contact_id AS "contactId", k.name AS "contactName", f.state, f.approach, f.timing, f.sentence,
    f.created_at AS "createdAt", f.asked_at AS "askedAt", f.answered_at AS "answeredAt",
    f.recovery_task_id AS "recoveryTaskId", f.version
  FROM feedback f
  JOIN client c ON c.id = f.client_id AND c.workspace_id = f.workspace_id
  JOIN task t ON t.id = f.task_id AND t.workspace_id = f.workspace_id
  JOIN contact k ON k.id = f.contact_id AND k.workspace_id = f.workspace_id`;

const ANSWERS = `
  SELECT f.id, f.task_id AS "taskId", t.title AS "taskTitle", k.name AS "contactName", f.approach, f.timing, f.sentence,
    ${utc('f.answered_at')} AS "answeredAt", to_char(f.answered_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month
  FROM feedback f
  JOIN task t ON t.id = f.task_id AND t.workspace_id = f.workspace_id
  JOIN contact k ON k.id = f.contact_id AND k.workspace_id = f.workspace_id`;

/** The only place that lists and answers feedback; see FeedbackAskingRepository for how it comes about. */
@Injectable()
export class FeedbackRepository {
  /** @throws NotFound also for what a contact was not asked, or another contact was */
  async one(actor: Actor, id: string): Promise<FeedbackRow> {
    const [row] = await visible(actor).where('id', 'f.id = #', id).ask<FeedbackRow>('feedback.one');
    if (!row) throw new NotFound('feedback');
    return row;
  }

  /** For answering it; whoever else answers it waits. @throws NotFound */
  async load(actor: Actor, id: string): Promise<FeedbackRow> {
    const [row] = await visible(actor)
      .where('id', 'f.id = #', id)
      .ask<FeedbackRow>('feedback.load', 'FOR UPDATE OF f');
    if (!row) throw new NotFound('feedback');
    return row;
  }

  /** Newest first. */
  list(
    actor: Actor,
    filter: Pick<FeedbackQuery, 'clientId' | 'engagementId' | 'state'>,
    limit: number,
    after: string | null,
  ): Promise<FeedbackRow[]> {
    return visible(actor)
      .whereGiven('client', 'f.client_id = #', filter.clientId)
      .whereGiven('engagement', 'f.engagement_id = #', filter.engagementId)
      .whereGiven('state', 'f.state = #', filter.state)
      .whereGiven('after', 'f.id < #', after ?? undefined)
      .ask<FeedbackRow>('feedback.list', 'ORDER BY f.id DESC LIMIT #', limit);
  }

  /** Every answer of a client, newest first. */
  answers(actor: Actor, clientId: string): Promise<AnswerRow[]> {
    return new Question(ANSWERS, actor, 'f')
      .where('client', `f.client_id = # AND f.state = 'answered'`, clientId)
      .ask<AnswerRow>('feedback.answers', 'ORDER BY f.answered_at DESC, f.id DESC');
  }

  /** An answer, or another one within the day; the moment of the first stays. */
  async answer(
    { workspaceId }: Actor,
    id: string,
    { approach, timing, sentence }: Scores & { readonly sentence: string },
    at: Temporal.Instant,
  ): Promise<void> {
    await query(
      'feedback.answer',
      `UPDATE feedback SET state = 'answered', approach = $3, timing = $4, sentence = $5,
         answered_at = coalesce(answered_at, $6), version = version + 1 WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, id, approach, timing, sentence, at.toString()],
    );
  }
}

/** Members see all of their engagements; a contact, their own, once they were asked. */
function visible(actor: Actor): Question {
  const question = new Question(SELECT, actor, 'f');
  return actor.role === 'contact'
    ? question.where('own', `f.contact_id = # AND f.state IN ('asked', 'answered')`, actor.seatId)
    : question;
}
