import { Injectable } from '@nestjs/common';
import { seesAll, type Actor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Question, utc } from '../../platform/database/listing.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { manager, query } from '../../platform/database/transaction.js';
import type { AffirmationRow } from './affirmation.dto.js';
import { AffirmationEntity } from './affirmation.entity.js';
import { AffirmationIdTaken, AffirmedBefore } from './affirmation.errors.js';

/** Which affirmations are asked for; days are the engagement's, `[from, to)`. */
export interface AffirmationFilter {
  readonly engagementId?: string | undefined;
  readonly memberId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Where a page of the list ended. */
export type AffirmationPosition = readonly [from: string, id: string];

const SELECT = `
  SELECT a.id, a.engagement_id AS "engagementId", a.member_id AS "memberId", coalesce(p.name, m.name) AS "memberName",
    a.from_day::text AS "from", a.to_day::text AS "to", a.idle_days::text[] AS "idleDays",
    ${utc('a.affirmed_at')} AS "affirmedAt",
    EXISTS (SELECT FROM report r WHERE r.engagement_id = a.engagement_id AND r.state <> 'draft'
        AND r.period_from < a.to_day AND r.period_to > a.from_day)
      OR EXISTS (SELECT FROM time_entry t WHERE t.workspace_id = a.workspace_id AND t.engagement_id = a.engagement_id
        AND t.day >= a.from_day AND t.day < a.to_day AND t.member_id = a.member_id AND t.reported_in IS NOT NULL)
      AS reported
  FROM affirmation a JOIN member m ON m.id = a.member_id LEFT JOIN person p ON p.id = m.person_id`;

/** A member's work on some days of an engagement. */
type Days = Pick<AffirmationEntity, 'engagementId' | 'memberId' | 'from' | 'to'>;

/** The only place that reads and writes affirmations. */
@Injectable()
export class AffirmationsRepository {
  /** @throws NotFound */
  async one(actor: Actor, id: string): Promise<AffirmationRow> {
    const row = await this.find(actor, id);
    if (!row) throw new NotFound('affirmation');
    return row;
  }

  async find(actor: Actor, id: string): Promise<AffirmationRow | null> {
    const rows = await new Question(SELECT, actor, 'a')
      .where('id', 'a.id = #', id)
      .ask<AffirmationRow>('affirm.one');
    return rows[0] ?? null;
  }

  /** Newest days first. @param limit how many at most */
  list(
    actor: Actor,
    { engagementId, memberId, from, to }: AffirmationFilter,
    limit: number,
    after: AffirmationPosition | null,
  ): Promise<AffirmationRow[]> {
    const question = new Question(SELECT, actor, 'a')
      .whereGiven('en', 'a.engagement_id = #', engagementId)
      .whereGiven('me', 'a.member_id = #', memberId)
      .whereGiven('fr', 'a.to_day > #', from)
      .whereGiven('to', 'a.from_day < #', to);
    if (after) question.where('af', '(a.from_day, a.id) < (#::date, #::uuid)', ...after);
    return question.ask<AffirmationRow>('affirm.list', 'ORDER BY a.from_day DESC, a.id DESC LIMIT #', limit);
  }

  /** A timer of these days that still runs. */
  async running(actor: Actor, { engagementId, memberId, to }: Days): Promise<string | null> {
    const [row] = await query<{ id: string }>(
      'affirm.running',
      `SELECT id FROM time_entry WHERE workspace_id = $1 AND engagement_id = $2 AND member_id = $3 AND day < $4
         AND started_at IS NOT NULL AND ended_at IS NULL AND deleted_at IS NULL`,
      [actor.workspaceId, engagementId, memberId, to],
    );
    return row?.id ?? null;
  }

  /** Work on one of these days. */
  async worked(
    actor: Actor,
    { engagementId, memberId }: Pick<Days, 'engagementId' | 'memberId'>,
    days: readonly string[],
  ): Promise<{ id: string; day: string } | null> {
    const [row] = await query<{ id: string; day: string }>(
      'affirm.worked',
      `SELECT id, day::text FROM time_entry WHERE workspace_id = $1 AND engagement_id = $2 AND member_id = $3
         AND day = ANY ($4::date[]) AND deleted_at IS NULL ORDER BY day, id LIMIT 1`,
      [actor.workspaceId, engagementId, memberId, days],
    );
    return row ?? null;
  }

  /** @throws AffirmedBefore, AffirmationIdTaken */
  async add(affirmation: AffirmationEntity): Promise<void> {
    try {
      await manager().insert(AffirmationEntity, affirmation);
    } catch (error) {
      const constraint = violatedConstraint(error);
      if (constraint === 'affirmation_once') throw new AffirmedBefore();
      if (constraint === 'affirmation_pkey') throw new AffirmationIdTaken();
      throw error;
    }
  }

  /** @throws NotFound when somebody else was faster */
  async remove(actor: Actor, id: string): Promise<void> {
    const gone = await query(
      'affirm.remove',
      `DELETE FROM affirmation WHERE workspace_id = $1 AND id = $2 AND ($3::boolean OR engagement_id = ANY ($4::uuid[]))
       RETURNING id`,
      [actor.workspaceId, id, seesAll(actor), actor.engagementIds],
    );
    if (gone.length === 0) throw new NotFound('affirmation');
  }
}
