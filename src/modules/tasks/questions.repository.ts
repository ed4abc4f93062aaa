import { Injectable } from '@nestjs/common';
import { seesAll, type Actor, type Role } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Question as Listing, utc } from '../../platform/database/listing.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { actor, query } from '../../platform/database/transaction.js';
import { QuestionStillOpen } from './question.errors.js';
import type { AnswerWay, QuestionState } from './question.rules.js';

/** A question as screens read it; instants as ISO 8601 UTC. */
export interface QuestionRow {
  readonly id: string;
  readonly taskId: string;
  readonly taskTitle: string;
  readonly engagementId: string;
  readonly clientName: string;
  readonly text: string;
  readonly choices: string[];
  readonly askedByName: string;
  readonly askedAt: string;
  readonly dueAt: string | null;
  readonly contactId: string | null;
  readonly contactName: string | null;
  readonly state: QuestionState;
  readonly answer: string | null;
  readonly choice: number | null;
  readonly answeredByName: string | null;
  readonly answeredByRole: Role | null;
  readonly answeredAt: string | null;
  readonly answeredVia: AnswerWay | null;
  readonly reminders: number;
  /** When the next reminder is due or, after the last one, the word to the assistant. */
  readonly nextStepAt: string | null;
  /** The place of the row in the list. */
  readonly position: QuestionPosition;
}

/** Where a page of the list ended. */
export type QuestionPosition = readonly [askedAt: string, id: string];

export interface QuestionFilter {
  readonly taskId?: string | undefined;
  readonly engagementId?: string | undefined;
  readonly open?: boolean | undefined;
}

/** A question on its way into the database. */
export interface NewQuestion {
  readonly id: string;
  readonly engagementId: string;
  readonly taskId: string;
  readonly contactId: string | null;
  readonly text: string;
  readonly choices: readonly string[];
  readonly dueAt: string | null;
  readonly askedByName: string;
  readonly askedAt: Temporal.Instant;
  readonly nextStepAt: Temporal.Instant | null;
}

/** How a question ended. */
export interface QuestionAnswer {
  readonly answer: string | null;
  readonly choice: number | null;
  readonly name: string;
  readonly role: Role;
  readonly at: Temporal.Instant;
  readonly via: AnswerWay;
}

const SELECT = `
  SELECT q.id, q.task_id AS "taskId", t.title AS "taskTitle", q.engagement_id AS "engagementId", c.name AS "clientName",
    q.text, q.choices, q.asked_by_name AS "askedByName", ${utc('q.asked_at')} AS "askedAt", ${utc('q.due_at')} AS "dueAt",
    q.contact_id AS "contactId", k.name AS "contactName", q.state, q.answer, q.choice,
    q.answered_by_name AS "answeredByName", q.answered_by_role AS "answeredByRole",
    ${utc('q.answered_at')} AS "answeredAt", q.answered_via AS "answeredVia", q.reminders,
    ${utc('q.next_step_at')} AS "nextStepAt", ARRAY[q.asked_at::text, q.id::text] AS position
  FROM question q
  JOIN task t ON t.id = q.task_id AND t.workspace_id = q.workspace_id
  JOIN engagement e ON e.id = q.engagement_id AND e.workspace_id = q.workspace_id
  JOIN client c ON c.id = e.client_id AND c.workspace_id = q.workspace_id
  LEFT JOIN contact k ON k.id = q.contact_id AND k.workspace_id = q.workspace_id`;

/** The only place that reads and writes questions; each read takes the actor whose reach it keeps. */
@Injectable()
export class QuestionsRepository {
  /** @throws NotFound */
  async one(by: Actor, id: string): Promise<QuestionRow> {
    const [row] = await new Listing(SELECT, by, 'q')
      .where('id', 'q.id = #', id)
      .ask<QuestionRow>('questions.one');
    if (!row) throw new NotFound('question');
    return row;
  }

  /** Those asked last first. */
  list(
    by: Actor,
    filter: QuestionFilter,
    limit: number,
    after: QuestionPosition | null,
  ): Promise<QuestionRow[]> {
    const listing = new Listing(SELECT, by, 'q')
      .whereGiven('task', 'q.task_id = #', filter.taskId)
      .whereGiven('engagement', 'q.engagement_id = #', filter.engagementId)
      .whereGiven('open', `(q.state = 'open') = #::boolean`, filter.open);
    if (after) listing.where('after', '(q.asked_at, q.id) < (#::timestamptz, #::uuid)', ...after);
    return listing.ask<QuestionRow>('questions.list', 'ORDER BY q.asked_at DESC, q.id DESC LIMIT #', limit);
  }

  /** The one that a task waits for, or null. */
  async openOf(taskId: string): Promise<{ readonly id: string; readonly engagementId: string } | null> {
    const [row] = await query<{ id: string; engagementId: string }>(
      'questions.open',
      `SELECT id, engagement_id AS "engagementId" FROM question WHERE workspace_id = $1 AND task_id = $2 AND state = 'open'`,
      [actor().workspaceId, taskId],
    );
    return row ?? null;
  }

  /** @throws QuestionStillOpen when the task waits for another one */
  async add(question: NewQuestion): Promise<void> {
    try {
      await query(
        'questions.add',
        `INSERT INTO question (id, workspace_id, engagement_id, task_id, contact_id, text, choices, due_at,
           asked_by_name, asked_at, next_step_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          question.id,
          actor().workspaceId,
          question.engagementId,
          question.taskId,
          question.contactId,
          question.text,
          question.choices,
          question.dueAt,
          question.askedByName,
          question.askedAt.toString(),
          question.nextStepAt?.toString() ?? null,
        ],
      );
    } catch (error) {
      if (violatedConstraint(error) === 'question_open') throw new QuestionStillOpen();
      throw error;
    }
  }

  /** @returns whether it was open until now */
  async answer(id: string, { answer, choice, name, role, at, via }: QuestionAnswer): Promise<boolean> {
    const rows = await query(
      'questions.answer',
      `UPDATE question SET state = 'answered', answer = $3, choice = $4, answered_by_name = $5, answered_by_role = $6,
         answered_at = $7, answered_via = $8, next_step_at = NULL
       WHERE workspace_id = $1 AND id = $2 AND state = 'open' RETURNING id`,
      [actor().workspaceId, id, answer, choice, name, role, at.toString(), via],
    );
    return rows.length > 0;
  }

  /** @returns whether it was open until now */
  async withdraw(id: string): Promise<boolean> {
    const rows = await query(
      'questions.withdraw',
      `UPDATE question SET state = 'withdrawn', next_step_at = NULL
       WHERE workspace_id = $1 AND id = $2 AND state = 'open' RETURNING id`,
      [actor().workspaceId, id],
    );
    return rows.length > 0;
  }

  /** Whether a contact is there, and of the client of an engagement in reach. */
  async belongsTo(by: Actor, contactId: string, engagementId: string): Promise<boolean> {
    const rows = await query(
      'questions.addressee',
      `SELECT FROM contact k JOIN engagement e ON e.client_id = k.client_id AND e.workspace_id = k.workspace_id
       WHERE k.workspace_id = $1 AND k.id = $2 AND k.removed_at IS NULL AND e.id = $3
         AND ($4::boolean OR e.id = ANY ($5::uuid[]))`,
      [by.workspaceId, contactId, engagementId, seesAll(by), by.engagementIds],
    );
    return rows.length > 0;
  }
}
