import { Injectable } from '@nestjs/common';
import type { Language } from '../../kernel/actor.js';
import { query } from '../../platform/database/transaction.js';
import type { WorkingWindow } from './forgotten-timer.rules.js';

/** A timer that runs, and whose it is. */
export interface RunningTimer {
  readonly id: string;
  readonly engagementId: string;
  readonly engagementName: string;
  readonly clientName: string;
  readonly description: string;
  readonly startedAt: Date;
  readonly asked: boolean;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly window: WorkingWindow | null;
}

/** What the product itself asks about timers that run; one question a timer. */
@Injectable()
export class ForgottenTimersRepository {
  /** Of a member who signs in; null once it was stopped or deleted. Nobody else asks about it until the commit. */
  async running(id: string): Promise<RunningTimer | null> {
    const [row] = await query<RunningTimer>(
      'forgotten.timer',
      `SELECT t.id, t.engagement_id AS "engagementId", e.name AS "engagementName", c.name AS "clientName", t.description,
         t.started_at AS "startedAt", t.forgotten_asked_at IS NOT NULL AS asked, p.name, p.email, p.language,
         p.time_zone AS "timeZone", CASE WHEN p.working_from IS NOT NULL THEN json_build_object(
           'weekdays', p.working_weekdays, 'to', p.working_to) END AS window
       FROM time_entry t JOIN engagement e ON e.id = t.engagement_id JOIN client c ON c.id = e.client_id
       JOIN member m ON m.id = t.member_id JOIN person p ON p.id = m.person_id
       WHERE t.workspace_id = affianco.workspace() AND t.id = $1 AND t.started_at IS NOT NULL AND t.ended_at IS NULL
         AND t.deleted_at IS NULL AND m.removed_at IS NULL FOR UPDATE OF t`,
      [id],
    );
    return row ?? null;
  }

  /** The entry stays as it is, and keeps its version: nobody has to read it anew. */
  async noteAsked(id: string, at: Temporal.Instant): Promise<void> {
    await query(
      'forgotten.asked',
      'UPDATE time_entry SET forgotten_asked_at = $2 WHERE workspace_id = affianco.workspace() AND id = $1',
      [id, at.toString()],
    );
  }
}
