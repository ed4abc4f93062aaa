import { Injectable } from '@nestjs/common';
import { seesAll, type Actor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import { actor, query } from '../../platform/database/transaction.js';
import type { ConsentRow, ConsentState } from './consent.rules.js';

/** An answer on its way into the database. */
export interface Answer {
  readonly state: Exclude<ConsentState, 'asked'>;
  readonly minutes: number | null;
  readonly at: Temporal.Instant;
  readonly contactId: string;
  readonly name: string;
}

const SELECT = `
  SELECT id, engagement_id AS "engagementId", period_from::text AS "periodFrom", asked_at AS "askedAt",
    overage_seconds AS "overageSeconds", state, minutes, answered_at AS "answeredAt", answered_by_name AS "answeredByName"
  FROM consent WHERE workspace_id = $1`;

/** The only place that reads and writes consents. */
@Injectable()
export class ConsentsRepository {
  /** Those about one period, oldest first. */
  ofPeriod(engagementId: string, periodFrom: string): Promise<ConsentRow[]> {
    return query<ConsentRow>(
      'consents.of-period',
      `${SELECT} AND engagement_id = $2 AND period_from = $3 ORDER BY id`,
      [actor().workspaceId, engagementId, periodFrom],
    );
  }

  /** All that an engagement was ever asked, oldest first. */
  ofEngagement(engagementId: string): Promise<ConsentRow[]> {
    return query<ConsentRow>('consents.of-engagement', `${SELECT} AND engagement_id = $2 ORDER BY id`, [
      actor().workspaceId,
      engagementId,
    ]);
  }

  /** Newest first. */
  list(
    by: Actor,
    engagementId: string | undefined,
    limit: number,
    after: string | null,
  ): Promise<ConsentRow[]> {
    return query<ConsentRow>(
      'consents.list',
      `${SELECT} AND ($2::boolean OR engagement_id = ANY ($3::uuid[])) AND ($4::uuid IS NULL OR engagement_id = $4)
         AND ($5::uuid IS NULL OR id < $5) ORDER BY id DESC LIMIT $6`,
      [...scope(by), engagementId, after, limit],
    );
  }

  /** @throws NotFound */
  async one(by: Actor, id: string, lock: boolean): Promise<ConsentRow> {
    const [row] = await query<ConsentRow>(
      lock ? 'consents.locked' : 'consents.one',
      `${SELECT} AND ($2::boolean OR engagement_id = ANY ($3::uuid[])) AND id = $4 ${lock ? 'FOR UPDATE' : ''}`,
      [...scope(by), id],
    );
    if (!row) throw new NotFound('consent');
    return row;
  }

  /** @returns whether it is asked now, and was not before */
  async ask(
    id: string,
    engagementId: string,
    periodFrom: string,
    overageSeconds: number,
    at: Temporal.Instant,
  ): Promise<boolean> {
    const rows = await query(
      'consents.ask',
      `INSERT INTO consent (id, workspace_id, engagement_id, period_from, asked_at, overage_seconds)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
      [id, actor().workspaceId, engagementId, periodFrom, at.toString(), overageSeconds],
    );
    return rows.length > 0;
  }

  /** How much it is by now, while nobody has answered. */
  async note(id: string, overageSeconds: number): Promise<void> {
    await query(
      'consents.note',
      `UPDATE consent SET overage_seconds = $3 WHERE workspace_id = $1 AND id = $2 AND state = 'asked' AND overage_seconds <> $3`,
      [actor().workspaceId, id, overageSeconds],
    );
  }

  async answer(id: string, { state, minutes, at, contactId, name }: Answer): Promise<void> {
    await query(
      'consents.answer',
      `UPDATE consent SET state = $3, minutes = $4, answered_at = $5, answered_by = $6, answered_by_name = $7
       WHERE workspace_id = $1 AND id = $2`,
      [actor().workspaceId, id, state, minutes, at.toString(), contactId, name],
    );
  }
}

function scope(by: Actor): [string, boolean, readonly string[]] {
  return [by.workspaceId, seesAll(by), by.engagementIds];
}
