import { Injectable } from '@nestjs/common';
import { seesAll, type Actor } from '../../kernel/actor.js';
import type { WorkingWindow } from '../../kernel/business-time.js';
import type { Agreements } from '../../kernel/dated.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import type { Weekday } from '../../kernel/week.js';
import { manager, query } from '../../platform/database/transaction.js';
import type { AgreementRow } from './agreement.dto.js';
import { EngagementEntity } from './engagement.entity.js';
import type { ScheduleRow } from './schedule.dto.js';

/** An engagement with what belongs to it; days are local, `nextRunAt` is an instant with offset. */
export interface Engagement {
  readonly id: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly weekStartsOn: Weekday;
  readonly startsOn: string;
  readonly endedOn: string | null;
  readonly workingWindows: readonly WorkingWindow[];
  readonly holidays: string | null;
  readonly noticeMinutes: number | null;
  readonly retentionMonths: number | null;
  readonly version: number;
  readonly agreements: Agreements<AgreementRow>;
  readonly assistants: readonly { readonly memberId: string; readonly name: string }[];
  readonly schedule: ScheduleRow;
}

/** Where a page of engagements ended. */
export type EngagementPosition = readonly [clientName: string, name: string, id: string];

const SELECT = `
  SELECT e.id, e.client_id AS "clientId", c.name AS "clientName", e.name, e.time_zone AS "timeZone", e.currency,
    e.week_starts_on AS "weekStartsOn", e.starts_on::text AS "startsOn", e.ended_on::text AS "endedOn",
    e.working_windows AS "workingWindows", e.holidays, e.notice_minutes AS "noticeMinutes",
    e.retention_months AS "retentionMonths", e.version,
    (SELECT json_agg(json_build_object('id', a.id, 'validFrom', a.valid_from, 'rateMinor', a.rate_minor,
        'allowanceMinutes', a.allowance_minutes, 'showAmounts', a.show_amounts, 'period', a.period,
        'anchorDay', a.anchor_day, 'allowancePriceMinor', a.allowance_price_minor, 'rolloverPeriods', a.rollover_periods,
        'rolloverCapMinutes', a.rollover_cap_minutes, 'consumes', a.consumes, 'overage', a.overage,
        'overageLimitMinutes', a.overage_limit_minutes, 'overageRateMinor', a.overage_rate_minor,
        'rounding', CASE WHEN a.rounding_minutes IS NOT NULL THEN json_build_object('minutes', a.rounding_minutes,
          'direction', a.rounding_direction, 'scope', a.rounding_scope, 'minimumMinutes', a.rounding_minimum_minutes) END,
        'splitAtMidnight', a.split_at_midnight, 'discountBasisPoints', a.discount_basis_points,
        'surcharges', a.surcharges, 'scope', a.scope, 'languages', a.languages, 'serviceIds', a.service_ids,
        'clauses', a.clauses, 'acceptedAfterDays', a.accepted_after_days, 'noShowCharge', a.no_show_charge,
        'noShowMinutes', a.no_show_minutes, 'lateCancellationCharged', a.late_cancellation_charged,
        'proposedAt', (SELECT max(p.sent_at) FROM agreement_proposal p WHERE p.agreement_id = a.id),
        'answer', (SELECT json_build_object('decision', w.decision, 'reason', w.reason, 'byName', w.contact_name,
            'at', w.answered_at, 'sha256', w.sha256)
          FROM agreement_answer w WHERE w.agreement_id = a.id AND w.decision <> 'asked'
          ORDER BY w.answered_at DESC, w.id DESC LIMIT 1))
        ORDER BY a.valid_from)
      FROM agreement a WHERE a.engagement_id = e.id) AS agreements,
    (SELECT coalesce(json_agg(json_build_object('memberId', m.id, 'name', m.name) ORDER BY lower(m.name), m.id), '[]')
      FROM assignment x JOIN member m ON m.id = x.member_id
      WHERE x.engagement_id = e.id AND m.removed_at IS NULL) AS assistants,
    json_build_object('enabled', s.enabled, 'every', s.every, 'weekday', s.weekday, 'dayOfMonth', s.day_of_month,
      'time', s.time, 'timeZone', s.time_zone, 'covers', s.covers, 'which', s.which_days,
      'twoWeeksFrom', s.two_weeks_from, 'holidays', s.holidays, 'autoSend', s.auto_send,
      'emptyWeeks', s.empty_weeks, 'nextRunAt', s.next_run_at,
      'recipients', (SELECT json_agg(json_build_object('contactId', r.contact_id, 'role', r.role) ORDER BY r.position)
        FROM schedule_recipient r WHERE r.workspace_id = $1 AND r.engagement_id = e.id)) AS schedule
  FROM engagement e JOIN client c ON c.id = e.client_id JOIN schedule s ON s.engagement_id = e.id
  WHERE e.workspace_id = $1 AND ($2::boolean OR e.id = ANY ($3::uuid[]))`;

/** The only place that reads and writes engagements themselves; see EngagementTermsRepository for their terms. */
@Injectable()
export class EngagementsRepository {
  /** @throws NotFound */
  async one(actor: Actor, id: string): Promise<Engagement> {
    const [row] = await query<Engagement>('engagements.one', `${SELECT} AND e.id = $4`, [
      ...scope(actor),
      id,
    ]);
    if (!row) throw new NotFound('engagement');
    return row;
  }

  /** By client and name. */
  list(
    actor: Actor,
    clientId: string | undefined,
    limit: number,
    after: EngagementPosition | null,
  ): Promise<Engagement[]> {
    return query<Engagement>(
      'engagements.list',
      `${SELECT} AND ($4::uuid IS NULL OR e.client_id = $4)
         AND ($5::text IS NULL OR (lower(c.name), lower(e.name), e.id) > (lower($5), lower($6), $7::uuid))
       ORDER BY lower(c.name), lower(e.name), e.id LIMIT $8`,
      [...scope(actor), clientId, after?.[0], after?.[1], after?.[2], limit],
    );
  }

  async add(engagement: Omit<EngagementEntity, 'version'>): Promise<void> {
    await manager().insert(EngagementEntity, engagement);
  }

  /** @throws Stale when somebody else was faster */
  async change(
    { id, version }: Pick<Engagement, 'id' | 'version'>,
    workspaceId: string,
    changes: Partial<Omit<EngagementEntity, 'id' | 'workspaceId' | 'clientId' | 'createdAt' | 'version'>>,
  ): Promise<void> {
    const { affected } = await manager().update(EngagementEntity, { id, workspaceId, version }, changes);
    if (affected !== 1) throw new Stale(version);
  }

  /** What business time in an engagement depends on. @throws NotFound */
  async hours(
    actor: Actor,
    id: string,
  ): Promise<Pick<Engagement, 'timeZone' | 'workingWindows' | 'holidays' | 'noticeMinutes'>> {
    const [row] = await query<Engagement>(
      'engagements.hours',
      `SELECT e.time_zone AS "timeZone", e.working_windows AS "workingWindows", e.holidays,
         e.notice_minutes AS "noticeMinutes"
       FROM engagement e WHERE e.workspace_id = $1 AND ($2::boolean OR e.id = ANY ($3::uuid[])) AND e.id = $4`,
      [...scope(actor), id],
    );
    if (!row) throw new NotFound('engagement');
    return row;
  }

  /** Whether anything was logged or reported, deleted entries included: they may be restored. */
  async hasHistory(actor: Actor, id: string): Promise<boolean> {
    const [row] = await query<{ any: boolean }>(
      'engagements.has-history',
      `SELECT EXISTS (SELECT FROM time_entry WHERE workspace_id = $1 AND engagement_id = $2)
         OR EXISTS (SELECT FROM report WHERE workspace_id = $1 AND engagement_id = $2) AS any`,
      [actor.workspaceId, id],
    );
    return row?.any ?? false;
  }

  /** The oldest engagement of a client that goes on, or null. Two who ask at once to make one stand in line. */
  async currentOf(actor: Actor, clientId: string): Promise<string | null> {
    await query('engagements.line-up', 'SELECT FROM client WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [
      actor.workspaceId,
      clientId,
    ]);
    const [row] = await query<{ id: string }>(
      'engagements.current',
      `SELECT id FROM engagement WHERE workspace_id = $1 AND client_id = $2 AND ended_on IS NULL
       ORDER BY created_at, id LIMIT 1`,
      [actor.workspaceId, clientId],
    );
    return row?.id ?? null;
  }
}

function scope(actor: Actor): [string, boolean, readonly string[]] {
  return [actor.workspaceId, seesAll(actor), actor.engagementIds];
}
