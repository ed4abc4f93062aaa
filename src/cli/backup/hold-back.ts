import type pg from 'pg';

/** A schedule that sent reports by itself and, after the restore, leaves them for review. */
export interface HeldSchedule {
  readonly engagementId: string;
  readonly engagement: string;
  readonly client: string;
  readonly workspace: string;
}

export interface HeldBack {
  readonly mails: number;
  readonly deliveries: number;
  readonly schedules: readonly HeldSchedule[];
}

/**
 * Whatever waited when the backup was made may have gone out since, and a backup cannot know. So nothing goes out by
 * itself: mails that waited count as failed, and a person decides to send them again; schedules that fell due since
 * still make their reports, as drafts. Part of the open transaction; the audit records it as the product's own doing.
 * @param backupOf the instant of the backup @param now ISO instant
 */
export async function holdBack(client: pg.Client, backupOf: string, now: string): Promise<HeldBack> {
  const why = `Held back when the backup of ${backupOf} was restored: it may have arrived before. Send it again only if it did not.`;
  const mails = await client.query(
    `UPDATE affianco.mail SET state = 'failed', last_answer = $1, lease_until = NULL WHERE state IN ('queued', 'sending')`,
    [why],
  );
  const { rows: workspaces } = await client.query<{ id: string }>('SELECT id FROM affianco.workspace');
  let deliveries = 0;
  const schedules: HeldSchedule[] = [];
  for (const { id } of workspaces) {
    // The audit takes its workspace and actor from here.
    await client.query(
      `SELECT set_config('app.workspace', $1, true), set_config('app.role', 'system', true)`,
      [id],
    );
    const failed = await client.query(
      `UPDATE affianco.delivery SET state = 'failed', last_error = $2, answer = $2, next_try_at = NULL
       WHERE workspace_id = $1 AND state IN ('queued', 'deferred')`,
      [id, why],
    );
    deliveries += failed.rowCount ?? 0;
    const held = await client.query<HeldSchedule>(
      `UPDATE affianco.schedule s SET auto_send = false, version = s.version + 1
       FROM affianco.engagement e JOIN affianco.client c ON c.id = e.client_id JOIN affianco.workspace w ON w.id = e.workspace_id
       WHERE e.id = s.engagement_id AND s.workspace_id = $1 AND s.enabled AND s.auto_send AND s.next_run_at <= $2
       RETURNING e.id AS "engagementId", e.name AS engagement, c.name AS client, w.name AS workspace`,
      [id, now],
    );
    schedules.push(...held.rows);
  }
  return { mails: mails.rowCount ?? 0, deliveries, schedules };
}
