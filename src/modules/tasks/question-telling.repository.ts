import { Injectable } from '@nestjs/common';
import { actor, query } from '../../platform/database/transaction.js';

/** A question as far as telling it needs. */
export interface ToldQuestion {
  readonly id: string;
  readonly engagementId: string;
  readonly taskId: string;
  readonly taskTitle: string;
  /** Who does the task, if they still work on the engagement. */
  readonly assigneeId: string | null;
  readonly contactId: string | null;
  readonly text: string;
  readonly reminders: number;
  readonly nextStepAt: Date | null;
  readonly open: boolean;
  /** Nobody works for the client now: it is paused, or ended. */
  readonly resting: boolean;
  /** The mails that ask were planned before, or the members were told that they would reach nobody. */
  readonly begun: boolean;
}

/** A mail that may go now. */
export interface DueMail {
  readonly contactId: string;
  /** 0: the question itself; then its reminders. */
  readonly number: number;
}

/** What was told of a question, and is due; works in the name of the product. */
@Injectable()
export class QuestionTellingRepository {
  /** Locked, its task first, as by whoever answers it: who else wants to tell it waits. */
  async load(id: string): Promise<ToldQuestion | null> {
    const [row] = await query<ToldQuestion>(
      'question-telling.load',
      `SELECT q.id, q.engagement_id AS "engagementId", q.task_id AS "taskId", t.title AS "taskTitle",
         (SELECT m.id FROM member m WHERE m.id = t.assignee_id AND m.workspace_id = $1 AND m.removed_at IS NULL
           AND m.person_id IS NOT NULL AND (m.role = 'owner' OR EXISTS (SELECT FROM assignment a
             WHERE a.workspace_id = $1 AND a.engagement_id = q.engagement_id AND a.member_id = m.id))) AS "assigneeId",
         q.contact_id AS "contactId", q.text, q.reminders,
         q.next_step_at AS "nextStepAt", q.state = 'open' AS open,
         c.stage IN ('paused', 'ended') AS resting,
         q.next_step_at IS NULL OR EXISTS (SELECT FROM question_mail m WHERE m.question_id = q.id) AS begun
       FROM question q JOIN task t ON t.id = q.task_id
         JOIN engagement e ON e.id = q.engagement_id AND e.workspace_id = q.workspace_id
         JOIN client c ON c.id = e.client_id AND c.workspace_id = q.workspace_id
       WHERE q.workspace_id = $1 AND q.id = $2 FOR KEY SHARE OF t FOR UPDATE OF q`,
      [actor().workspaceId, id],
    );
    return row ?? null;
  }

  /** The names of those who are asked: the addressee, or everybody at the client. */
  async askedNames(engagementId: string, contactId: string | null): Promise<string[]> {
    const rows = await query<{ name: string }>(
      'question-telling.asked',
      `SELECT k.name FROM contact k JOIN engagement e ON e.client_id = k.client_id AND e.workspace_id = k.workspace_id
       WHERE k.workspace_id = $1 AND e.id = $2 AND k.removed_at IS NULL AND ($3::uuid IS NULL OR k.id = $3)
       ORDER BY k.name`,
      [actor().workspaceId, engagementId, contactId],
    );
    return rows.map(({ name }) => name);
  }

  /** Each mail once; a contact who has not got the one before yet is spared this one. */
  async plan(
    question: ToldQuestion,
    contactId: string,
    number: number,
    dueAt: Temporal.Instant,
  ): Promise<void> {
    await query(
      'question-telling.plan',
      `INSERT INTO question_mail (question_id, contact_id, number, workspace_id, engagement_id, due_at)
       SELECT $2, $3, $4, $1, $5, $6 WHERE NOT EXISTS (
         SELECT FROM question_mail WHERE workspace_id = $1 AND question_id = $2 AND contact_id = $3 AND done_at IS NULL)
       ON CONFLICT DO NOTHING`,
      [actor().workspaceId, question.id, contactId, number, question.engagementId, dueAt.toString()],
    );
  }

  /** Those whose time has come; from now on they count as done. */
  takeDue(questionId: string, now: Temporal.Instant): Promise<DueMail[]> {
    return query<DueMail>(
      'question-telling.take',
      `UPDATE question_mail SET done_at = $3
       WHERE workspace_id = $1 AND question_id = $2 AND done_at IS NULL AND due_at <= $3
       RETURNING contact_id AS "contactId", number`,
      [actor().workspaceId, questionId, now.toString()],
    );
  }

  /** Nothing of a closed question is sent any more. */
  async dropAll(questionId: string, now: Temporal.Instant): Promise<void> {
    await query(
      'question-telling.drop',
      'UPDATE question_mail SET done_at = $3 WHERE workspace_id = $1 AND question_id = $2 AND done_at IS NULL',
      [actor().workspaceId, questionId, now.toString()],
    );
  }

  async stepTo(id: string, reminders: number, nextStepAt: Temporal.Instant | null): Promise<void> {
    await query(
      'question-telling.step',
      'UPDATE question SET reminders = $3, next_step_at = $4 WHERE workspace_id = $1 AND id = $2',
      [actor().workspaceId, id, reminders, nextStepAt?.toString() ?? null],
    );
  }
}
