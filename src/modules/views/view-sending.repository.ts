import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '../../kernel/actor.js';
import { actor, query } from '../../platform/database/transaction.js';
import type { ViewShare } from './view.rules.js';
import type { ViewSchedule } from './view-schedule.rules.js';

/** A view whose moment has come. */
export interface DueView {
  readonly id: string;
  readonly schedule: ViewSchedule;
  readonly sharedWith: ViewShare;
  readonly dueAt: Date;
}

/** Who wants the figures of a view by mail. */
export interface ViewReader {
  readonly memberId: string;
  readonly personId: string;
  readonly role: 'owner' | 'assistant';
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly timeZone: string;
}

const READERS = `
  SELECT m.id AS "memberId", p.id AS "personId", m.role, p.name, p.email, p.language, p.time_zone AS "timeZone"
  FROM view_reader r JOIN view v ON v.id = r.view_id JOIN member m ON m.id = r.member_id JOIN person p ON p.id = m.person_id
  WHERE r.workspace_id = $1 AND r.view_id = $2 AND v.deleted_at IS NULL AND m.removed_at IS NULL
    AND (m.role = 'owner' OR v.shared_with = 'members')`;

/** What the product itself asks and notes about views that are sent. */
@Injectable()
export class ViewSendingRepository {
  /** The view if it is due; nobody else sends it until the commit. */
  async due(id: string, now: Temporal.Instant): Promise<DueView | null> {
    const [row] = await query<DueView>(
      'view-sending.due',
      `SELECT id, schedule, shared_with AS "sharedWith", next_run_at AS "dueAt" FROM view
       WHERE workspace_id = $1 AND id = $2 AND next_run_at <= $3 AND deleted_at IS NULL FOR UPDATE`,
      [actor().workspaceId, id, now.toString()],
    );
    return row ?? null;
  }

  /** Notes that this moment was seen to. @returns whether nobody had */
  async begin(id: string, dueAt: Temporal.Instant, now: Temporal.Instant): Promise<boolean> {
    const rows = await query(
      'view-sending.begin',
      `INSERT INTO view_run (workspace_id, view_id, due_at, ran_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING due_at`,
      [actor().workspaceId, id, dueAt.toString(), now.toString()],
    );
    return rows.length > 0;
  }

  /** Its next moment; the view itself stays as it is, and keeps its version. */
  async plan(id: string, next: Temporal.Instant): Promise<void> {
    await query('view-sending.plan', 'UPDATE view SET next_run_at = $3 WHERE workspace_id = $1 AND id = $2', [
      actor().workspaceId,
      id,
      next.toString(),
    ]);
  }

  /** Who wants it and may still read it. */
  readers(id: string): Promise<ViewReader[]> {
    return query<ViewReader>('view-sending.readers', `${READERS} ORDER BY m.id`, [actor().workspaceId, id]);
  }

  /** Null for somebody who wants it no more, or may not read it any more. */
  async reader(id: string, memberId: string): Promise<ViewReader | null> {
    const [row] = await query<ViewReader>('view-sending.reader', `${READERS} AND m.id = $3`, [
      actor().workspaceId,
      id,
      memberId,
    ]);
    return row ?? null;
  }

  /** A reader as one who acts, with what is in their reach now: figures are read in their name. */
  async acting({ memberId, personId, ...reader }: ViewReader): Promise<Actor | null> {
    const { workspaceId } = actor();
    const [seat] = await query<Pick<Actor, 'engagementIds' | 'clientIds'>>(
      'view-sending.seat',
      `SELECT engagement_ids AS "engagementIds", client_ids AS "clientIds" FROM seats_of($1) WHERE seat_id = $2`,
      [personId, memberId],
    );
    return seat ? { ...reader, ...seat, workspaceId, personId, seatId: memberId } : null;
  }
}
