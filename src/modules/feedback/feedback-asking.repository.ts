import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '../../kernel/actor.js';
import { query } from '../../platform/database/transaction.js';
import type { FeedbackState, Scores } from './feedback.rules.js';

/** What waits to be asked, with whom. */
export interface WaitingFeedback {
  readonly id: string;
  readonly engagementId: string;
  readonly taskId: string;
  readonly taskTitle: string;
  readonly contactId: string;
  readonly timeZone: string;
}

/** A low answer, as far as getting in touch about it needs. */
export interface LowFeedback extends Scores {
  readonly id: string;
  readonly engagementId: string;
  readonly taskTitle: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly language: Language;
  readonly sentence: string;
  readonly answeredAt: Date;
  readonly recoveryTaskId: string | null;
  /** Who did the work, if they still work on the engagement. */
  readonly assigneeId: string | null;
}

/** Reads and writes feedback on its way: waiting, asked, lapsed, followed by a task. */
@Injectable()
export class FeedbackAskingRepository {
  /** The contact who asked for a task, or else the client's first one: for acceptances that a member has recorded. */
  async contactBehind(
    { workspaceId }: Actor,
    engagementId: string,
    createdBy: string | null,
  ): Promise<string | null> {
    const [row] = await query<{ id: string }>(
      'feedback.contact-behind',
      `SELECT k.id FROM contact k JOIN engagement e ON e.client_id = k.client_id AND e.workspace_id = k.workspace_id
       WHERE k.workspace_id = $1 AND e.id = $2 AND k.removed_at IS NULL
       ORDER BY k.person_id IS NOT DISTINCT FROM $3::uuid AND $3 IS NOT NULL DESC, k.created_at, k.id LIMIT 1`,
      [workspaceId, engagementId, createdBy],
    );
    return row?.id ?? null;
  }

  /** Once a task; not for a task by which somebody got in touch. @returns the client, or null when there is nothing to ask */
  async wait(
    { workspaceId }: Actor,
    feedback: {
      readonly id: string;
      readonly engagementId: string;
      readonly taskId: string;
      readonly contactId: string;
    },
    at: Temporal.Instant,
  ): Promise<string | null> {
    const { id, engagementId, taskId, contactId } = feedback;
    const [client] = await query<{ id: string }>(
      'feedback.client',
      `SELECT e.client_id AS id FROM engagement e WHERE e.workspace_id = $1 AND e.id = $2
         AND NOT EXISTS (SELECT FROM feedback f WHERE f.workspace_id = $1 AND (f.task_id = $3 OR f.recovery_task_id = $3))`,
      [workspaceId, engagementId, taskId],
    );
    if (!client) return null;
    const [row] = await query<{ id: string }>(
      'feedback.wait',
      `INSERT INTO feedback (id, workspace_id, engagement_id, client_id, task_id, contact_id, created_at)
       VALUES ($2, $1, $3, $4, $5, $6, $7) ON CONFLICT (task_id) DO NOTHING RETURNING id`,
      [workspaceId, id, engagementId, client.id, taskId, contactId, at.toString()],
    );
    return row ? client.id : null;
  }

  /** Those who want to ask the same client stand in line; whoever writes something else about the client does not. */
  async lineUp({ workspaceId }: Actor, clientId: string): Promise<void> {
    await query(
      'feedback.line-up',
      'SELECT FROM client WHERE workspace_id = $1 AND id = $2 FOR NO KEY UPDATE',
      [workspaceId, clientId],
    );
  }

  /** What has waited too long is not asked any more. */
  lapse(
    { workspaceId }: Actor,
    clientId: string,
    before: Temporal.Instant,
  ): Promise<{ id: string; engagementId: string }[]> {
    return query(
      'feedback.lapse',
      `UPDATE feedback SET state = 'lapsed', version = version + 1
       WHERE workspace_id = $1 AND client_id = $2 AND state = 'waiting' AND created_at <= $3
       RETURNING id, engagement_id AS "engagementId"`,
      [workspaceId, clientId, before.toString()],
    );
  }

  /** The newest that may be asked now: null while another was asked within seven days. */
  async next(
    { workspaceId }: Actor,
    clientId: string,
    now: Temporal.Instant,
  ): Promise<WaitingFeedback | null> {
    const [row] = await query<WaitingFeedback>(
      'feedback.next',
      `SELECT f.id, f.engagement_id AS "engagementId", f.task_id AS "taskId", t.title AS "taskTitle",
         f.contact_id AS "contactId", k.time_zone AS "timeZone"
       FROM feedback f JOIN task t ON t.id = f.task_id JOIN contact k ON k.id = f.contact_id
       WHERE f.workspace_id = $1 AND f.client_id = $2 AND f.state = 'waiting' AND k.removed_at IS NULL AND NOT EXISTS (
         SELECT FROM feedback a WHERE a.workspace_id = $1 AND a.client_id = $2 AND a.asked_until > $3)
       ORDER BY f.created_at DESC, f.id DESC LIMIT 1`,
      [workspaceId, clientId, now.toString()],
    );
    return row ?? null;
  }

  async asked(
    { workspaceId }: Actor,
    id: string,
    at: Temporal.Instant,
    until: Temporal.Instant,
  ): Promise<void> {
    await query(
      'feedback.asked',
      `UPDATE feedback SET state = 'asked', asked_at = $3, asked_until = $4, version = version + 1
       WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, id, at.toString(), until.toString()],
    );
  }

  /** An answer, for who is to get in touch; whoever else does so waits. Null: it is not answered. */
  async answered({ workspaceId }: Actor, id: string): Promise<LowFeedback | null> {
    const [row] = await query<LowFeedback>(
      'feedback.answered',
      `SELECT f.id, f.engagement_id AS "engagementId", t.title AS "taskTitle", f.contact_id AS "contactId",
         k.name AS "contactName", k.language, f.approach, f.timing, f.sentence, f.answered_at AS "answeredAt",
         f.recovery_task_id AS "recoveryTaskId",
         (SELECT m.id FROM member m WHERE m.id = t.assignee_id AND m.workspace_id = $1 AND m.removed_at IS NULL
           AND (m.role = 'owner' OR EXISTS (SELECT FROM assignment a WHERE a.workspace_id = $1
             AND a.engagement_id = f.engagement_id AND a.member_id = m.id))) AS "assigneeId"
       FROM feedback f JOIN task t ON t.id = f.task_id JOIN contact k ON k.id = f.contact_id
       WHERE f.workspace_id = $1 AND f.id = $2 AND f.state = 'answered' FOR UPDATE OF f`,
      [workspaceId, id],
    );
    return row ?? null;
  }

  async recovered({ workspaceId }: Actor, id: string, taskId: string): Promise<void> {
    await query(
      'feedback.recovered',
      'UPDATE feedback SET recovery_task_id = $3, version = version + 1 WHERE workspace_id = $1 AND id = $2',
      [workspaceId, id, taskId],
    );
  }

  /** For its mail: what is asked, and by whom. Null when it was answered meanwhile. */
  async letter(
    { workspaceId }: Actor,
    id: string,
  ): Promise<{ taskTitle: string; engagementId: string; workspaceName: string } | null> {
    const [row] = await query<{
      taskTitle: string;
      engagementId: string;
      workspaceName: string;
      state: FeedbackState;
    }>(
      'feedback.letter',
      `SELECT t.title AS "taskTitle", f.engagement_id AS "engagementId", w.name AS "workspaceName", f.state
       FROM feedback f JOIN task t ON t.id = f.task_id JOIN workspace w ON w.id = f.workspace_id
       WHERE f.workspace_id = $1 AND f.id = $2`,
      [workspaceId, id],
    );
    return row?.state === 'asked' ? row : null;
  }
}
