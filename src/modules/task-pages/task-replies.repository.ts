import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Language } from '../../kernel/actor.js';
import { actor, query } from '../../platform/database/transaction.js';

/** A contact who may have been asked, with the question that an address names. */
export interface AskedContact {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly clientId: string;
  readonly taskId: string;
  readonly open: boolean;
  readonly contactId: string;
  readonly contactName: string;
  readonly email: string;
  readonly language: Language;
  readonly timeZone: string;
}

/** Whom an answer by mail comes from, and which mails were taken. */
@Injectable()
export class TaskRepliesRepository {
  constructor(private readonly source: DataSource) {}

  /** Before anything else is known. */
  async workspaceOf(questionId: string): Promise<string | null> {
    const [row] = await this.source.query<{ id: string | null }[]>(
      'SELECT affianco.workspace_of_question($1) AS id',
      [questionId],
    );
    return row?.id ?? null;
  }

  /** Everybody at the client who is still there. */
  contactsOf(questionId: string): Promise<AskedContact[]> {
    return query<AskedContact>(
      'task-replies.contacts',
      `SELECT q.workspace_id AS "workspaceId", q.engagement_id AS "engagementId", k.client_id AS "clientId",
         q.task_id AS "taskId", q.state = 'open' AS open, k.id AS "contactId", k.name AS "contactName", k.email,
         k.language, k.time_zone AS "timeZone"
       FROM question q JOIN engagement e ON e.id = q.engagement_id AND e.workspace_id = q.workspace_id
         JOIN contact k ON k.client_id = e.client_id AND k.workspace_id = q.workspace_id
       WHERE q.workspace_id = $1 AND q.id = $2 AND k.removed_at IS NULL`,
      [actor().workspaceId, questionId],
    );
  }

  /** @returns whether this mail is new */
  async note(
    messageId: string,
    questionId: string,
    by: AskedContact,
    became: 'answer' | 'comment',
    at: Temporal.Instant,
  ): Promise<boolean> {
    const rows = await query(
      'task-replies.note',
      `INSERT INTO reply_mail (workspace_id, message_id, engagement_id, question_id, contact_id, became, received_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING message_id`,
      [actor().workspaceId, messageId, by.engagementId, questionId, by.contactId, became, at.toString()],
    );
    return rows.length > 0;
  }
}
