import { Injectable } from '@nestjs/common';
import { isMember, seesAll, type Actor } from '../../kernel/actor.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { Question, utc } from '../../platform/database/listing.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { manager, query } from '../../platform/database/transaction.js';
import type { AdjustmentRow } from './adjustment.dto.js';
import { AdjustmentEntity } from './adjustment.entity.js';
import { AdjustmentIdTaken, AdjustmentReported } from './adjustment.errors.js';

/** Which adjustments are asked for; days are the engagement's, `[from, to)`. */
export interface AdjustmentFilter {
  readonly engagementId?: string | undefined;
  readonly entryId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Where a page of the list ended. */
export type AdjustmentPosition = readonly [day: string, id: string];

// A contact sees amounts where the agreement of the adjustment's day (before the first: the first) says so.
const SELECT = `
  SELECT a.id, a.engagement_id AS "engagementId", a.entry_id AS "entryId", t.member_id AS "memberId",
    json_build_object('day', t.day, 'description', t.description, 'memberName', coalesce(p.name, m.name),
      'durationSeconds', t.duration_seconds) AS entry,
    a.day::text AS day, a.seconds, t.billable, t.rush, t.rate_minor::float8 AS "rateMinor",
    g.show_amounts AS "showAmounts", e.currency,
    json_build_object('timeZone', e.time_zone, 'surcharges', g.surcharges, 'rounding', NULL,
      'discountBasisPoints', g.discount_basis_points, 'period', json_build_object('period', g.period,
      'anchorDay', g.anchor_day, 'weekStartsOn', e.week_starts_on)) AS terms,
    a.reason, a.created_by_name AS "createdByName", ${utc('a.created_at')} AS "createdAt",
    a.reported_in AS "reportedIn", a.in_report AS "inReport", a.version
  FROM adjustment a
  JOIN engagement e ON e.id = a.engagement_id
  JOIN time_entry t ON t.id = a.entry_id
  JOIN member m ON m.id = t.member_id
  LEFT JOIN person p ON p.id = m.person_id
  CROSS JOIN LATERAL (
    SELECT * FROM agreement x WHERE x.engagement_id = a.engagement_id
    ORDER BY x.valid_from > a.day, CASE WHEN x.valid_from <= a.day THEN x.valid_from END DESC, x.valid_from
    LIMIT 1) g`;

type Found = AdjustmentRow & { readonly showAmounts: boolean };

/** The only place that reads and writes adjustments. */
@Injectable()
export class AdjustmentsRepository {
  /** @throws NotFound */
  async one(actor: Actor, id: string): Promise<AdjustmentRow> {
    const row = await this.find(actor, id);
    if (!row) throw new NotFound('adjustment');
    return row;
  }

  async find(actor: Actor, id: string): Promise<AdjustmentRow | null> {
    const [row] = await new Question(SELECT, actor, 'a').where('id', 'a.id = #', id).ask<Found>('adjust.one');
    return row ? seenBy(actor, row) : null;
  }

  /** Newest first. @param limit how many at most */
  async list(
    actor: Actor,
    { engagementId, entryId, from, to }: AdjustmentFilter,
    limit: number,
    after: AdjustmentPosition | null,
  ): Promise<AdjustmentRow[]> {
    const question = new Question(SELECT, actor, 'a')
      .whereGiven('en', 'a.engagement_id = #', engagementId)
      .whereGiven('ti', 'a.entry_id = #', entryId)
      .whereGiven('fr', 'a.day >= #', from)
      .whereGiven('to', 'a.day < #', to);
    if (after) question.where('af', '(a.day, a.id) < (#::date, #::uuid)', ...after);
    const rows = await question.ask<Found>('adjust.list', 'ORDER BY a.day DESC, a.id DESC LIMIT #', limit);
    return rows.map((row) => seenBy(actor, row));
  }

  /** The sum of what an entry was adjusted by. */
  async adjustedSeconds(actor: Actor, entryId: string): Promise<number> {
    const [row] = await query<{ seconds: number }>(
      'adjust.sum',
      `SELECT coalesce(sum(seconds), 0)::float8 AS seconds FROM adjustment WHERE workspace_id = $1 AND entry_id = $2`,
      [actor.workspaceId, entryId],
    );
    return row?.seconds ?? 0;
  }

  /** Whether the report that told an entry is one of its own day, and not of later ones. */
  async toldOnItsDay(actor: Actor, entryId: string): Promise<boolean> {
    const rows = await query(
      'adjust.told-on-its-day',
      `SELECT t.id FROM time_entry t JOIN report r ON r.id = t.reported_in
       WHERE t.workspace_id = $1 AND t.id = $2 AND t.day >= r.period_from AND t.day < r.period_to`,
      [actor.workspaceId, entryId],
    );
    return rows.length > 0;
  }

  /** @throws AdjustmentIdTaken */
  async add(adjustment: Omit<AdjustmentEntity, 'version'>): Promise<void> {
    try {
      await manager().insert(AdjustmentEntity, adjustment);
    } catch (error) {
      if (violatedConstraint(error) === 'adjustment_pkey') throw new AdjustmentIdTaken();
      throw error;
    }
  }

  /** @throws AdjustmentReported, Stale */
  async remove(actor: Actor, { id, version }: Pick<AdjustmentRow, 'id' | 'version'>): Promise<void> {
    const { workspaceId } = actor;
    try {
      const { affected } = await manager().delete(AdjustmentEntity, { id, version, workspaceId });
      if (affected !== 1) throw new Stale(version);
    } catch (error) {
      if (violatedConstraint(error) === 'adjustment_reported') throw new AdjustmentReported();
      throw error;
    }
  }
}

function seenBy(actor: Actor, { showAmounts, ...row }: Found): AdjustmentRow {
  const sees = showAmounts || isMember(actor) || seesAll(actor);
  return sees ? row : { ...row, rateMinor: null };
}
