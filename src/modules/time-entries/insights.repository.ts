import { Injectable } from '@nestjs/common';
import { seesAll, type Actor } from '../../kernel/actor.js';
import type { AgreedBilling } from '../../kernel/billing-terms.js';
import type { Weekday } from '../../kernel/week.js';
import { query } from '../../platform/database/transaction.js';
import type { InsightBucket, InsightGroup } from './insights.dto.js';

/** Which work is asked about; local days, `[from, to)`. */
export interface InsightFilter {
  readonly from: string;
  readonly to: string;
  readonly clientId?: string | undefined;
  readonly engagementId?: string | undefined;
  readonly memberId?: string | undefined;
}

/** The sums of one group and currency, or of one bucket of time. */
export interface InsightSums {
  readonly key: string | null;
  readonly currency: string | null;
  /** The first day of the bucket; null for the sums of a group. */
  readonly bucket: string | null;
  readonly seconds: number;
  readonly billableSeconds: number;
  /** Of engagements that are billed as they were worked. */
  readonly billedSeconds: number;
  readonly amountMinor: number;
}

/** An engagement with agreements that round, charge more or discount. */
export interface AgreedEngagement {
  readonly id: string;
  readonly clientId: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly weekStartsOn: Weekday;
  /** Oldest first. */
  readonly agreements: readonly [AgreedBilling, ...AgreedBilling[]];
}

/** Billable work, as far apart as its billing needs it. */
export interface InsightWork {
  readonly id: string;
  readonly engagementId: string;
  readonly clientId: string;
  readonly memberId: string;
  readonly serviceId: string | null;
  readonly taskId: string | null;
  readonly currency: string;
  readonly day: string;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly seconds: number;
  readonly billable: boolean;
  readonly rateMinor: number | null;
  readonly rush: boolean;
}

const KEYS: Record<InsightGroup, string> = {
  client: 'e.client_id',
  engagement: 'd.engagement_id',
  service: 'd.service_id',
  member: 'd.member_id',
};

const BUCKETS: Record<InsightBucket, string> = {
  day: 'd.day',
  week: 'd.day - (extract(isodow FROM d.day)::integer - # + 7) % 7',
  month: `date_trunc('month', d.day::timestamp)::date`,
};

const NAMES: Record<InsightGroup, string> = {
  client: 'SELECT id, name, NULL AS note FROM client WHERE workspace_id = $1 AND id = ANY ($2)',
  engagement: `SELECT e.id, e.name, c.name AS note FROM engagement e JOIN client c ON c.id = e.client_id
    WHERE e.workspace_id = $1 AND e.id = ANY ($2)`,
  service: `SELECT s.id, s.name, c.name AS note FROM service s JOIN engagement e ON e.id = s.engagement_id
    JOIN client c ON c.id = e.client_id WHERE s.workspace_id = $1 AND s.id = ANY ($2)`,
  member: `SELECT m.id, coalesce(p.name, m.name) AS name, NULL AS note FROM member m LEFT JOIN person p ON p.id = m.person_id
    WHERE m.workspace_id = $1 AND m.id = ANY ($2)`,
};

const SUMS = `sum(d.seconds)::float8 AS seconds, sum(d.billable_seconds)::float8 AS "billableSeconds",
  coalesce(sum(d.billable_seconds) FILTER (WHERE d.engagement_id <> ALL (#::uuid[])), 0)::float8 AS "billedSeconds",
  coalesce(sum(d.amount_minor) FILTER (WHERE d.engagement_id <> ALL (#::uuid[])), 0)::float8 AS "amountMinor"
  FROM worked_day d JOIN engagement e ON e.id = d.engagement_id`;

const AGREED = `SELECT e.id, e.client_id AS "clientId", e.currency, e.time_zone AS "timeZone", e.week_starts_on AS "weekStartsOn",
  (SELECT json_agg(json_build_object('validFrom', a.valid_from, 'period', a.period, 'anchorDay', a.anchor_day,
     'discountBasisPoints', a.discount_basis_points, 'surcharges', a.surcharges,
     'rounding', CASE WHEN a.rounding_minutes IS NOT NULL THEN json_build_object('minutes', a.rounding_minutes,
       'direction', a.rounding_direction, 'scope', a.rounding_scope, 'minimumMinutes', a.rounding_minimum_minutes) END)
     ORDER BY a.valid_from) FROM agreement a WHERE a.engagement_id = e.id) AS agreements
  FROM engagement e WHERE e.id IN (SELECT engagement_id FROM agreement WHERE workspace_id = #
    AND (rounding_minutes IS NOT NULL OR discount_basis_points > 0 OR surcharges <> '[]'))`;

const WORK = `SELECT min(d.id::text) AS id, d.engagement_id AS "engagementId", e.client_id AS "clientId", d.member_id AS "memberId",
  d.service_id AS "serviceId", d.task_id AS "taskId", e.currency, d.day::text AS day, min(d.started_at) AS "startedAt",
  max(d.ended_at) AS "endedAt", sum(d.duration_seconds)::float8 AS seconds, true AS billable,
  d.rate_minor::float8 AS "rateMinor", d.rush
  FROM time_entry d JOIN engagement e ON e.id = d.engagement_id`;
const WORK_APART = `GROUP BY d.engagement_id, e.client_id, d.member_id, d.service_id, d.task_id, e.currency, d.day, d.rate_minor, d.rush,
  CASE WHEN d.engagement_id = ANY (#::uuid[]) THEN d.id END`;

const CORRECTIONS = `SELECT d.id, d.engagement_id AS "engagementId", e.client_id AS "clientId", t.member_id AS "memberId",
  t.service_id AS "serviceId", t.task_id AS "taskId", e.currency, d.day::text AS day, NULL AS "startedAt", NULL AS "endedAt",
  d.seconds, t.billable, t.rate_minor::float8 AS "rateMinor", t.rush
  FROM adjustment d JOIN time_entry t ON t.id = d.entry_id JOIN engagement e ON e.id = d.engagement_id`;

/** Puts a statement together from constant texts, each # the place of a value; its name tells which of them it has. */
class Statement {
  private readonly names: string[];
  private readonly texts: string[] = [];
  private readonly values: unknown[] = [];

  constructor(...names: readonly string[]) {
    this.names = ['insights', ...names];
  }

  add(text: string, ...values: readonly unknown[]): this {
    let place = this.values.length;
    this.values.push(...values);
    this.texts.push(text.replaceAll('#', () => `$${++place}`));
    return this;
  }

  /** The conditions of workspace, reach, days and filter, on a table `d` with its engagement `e`. */
  matching(
    actor: Actor,
    { from, to, clientId, engagementId, memberId }: InsightFilter,
    member = 'd.member_id',
  ): this {
    this.add('WHERE d.workspace_id = # AND d.day >= # AND d.day < #', actor.workspaceId, from, to);
    if (!seesAll(actor)) this.and('reach', 'd.engagement_id = ANY (#::uuid[])', actor.engagementIds);
    if (clientId) this.and('client', 'e.client_id = #', clientId);
    if (engagementId) this.and('engagement', 'd.engagement_id = #', engagementId);
    return memberId ? this.and('member', `${member} = #`, memberId) : this;
  }

  and(name: string, condition: string, ...values: readonly unknown[]): this {
    this.names.push(name);
    return this.add(`AND ${condition}`, ...values);
  }

  ask<Row extends object>(): Promise<Row[]> {
    return query<Row>(this.names.join('.'), this.texts.join(' '), this.values);
  }
}

/** Where hours went: mostly from the sums of each day, from entries where an agreement bills in another way. */
@Injectable()
export class InsightsRepository {
  /** @param apart engagements whose billed hours are not those of the sums */
  sums(
    actor: Actor,
    filter: InsightFilter,
    { groupBy, bucket, weekStartsOn }: { groupBy: InsightGroup; bucket: InsightBucket; weekStartsOn: number },
    apart: readonly string[],
  ): Promise<InsightSums[]> {
    const key = KEYS[groupBy];
    const statement = new Statement('sums', groupBy, bucket)
      .add(['SELECT', key, 'AS key, e.currency, ('].join(' '))
      .add(BUCKETS[bucket], ...(bucket === 'week' ? [weekStartsOn] : []))
      .add(')::text AS bucket,')
      .add(SUMS, apart, apart)
      .matching(actor, filter)
      .add(['GROUP BY GROUPING SETS ((', key, ', e.currency), (bucket))'].join(' '));
    return statement.ask<InsightSums>();
  }

  /** Engagements in reach that are not simply billed as they were worked. */
  agreed(actor: Actor, { clientId, engagementId }: InsightFilter): Promise<AgreedEngagement[]> {
    const statement = new Statement('agreed').add(AGREED, actor.workspaceId);
    if (!seesAll(actor)) statement.and('reach', 'e.id = ANY (#::uuid[])', actor.engagementIds);
    if (clientId) statement.and('client', 'e.client_id = #', clientId);
    if (engagementId) statement.and('engagement', 'e.id = #', engagementId);
    return statement.ask<AgreedEngagement>();
  }

  /** @param engagementIds whose @param byEntry those of them whose entries are each billed by themselves */
  work(
    actor: Actor,
    { from, to }: InsightFilter,
    engagementIds: readonly string[],
    byEntry: readonly string[],
  ): Promise<InsightWork[]> {
    return new Statement('work')
      .add(WORK)
      .matching(actor, { from, to })
      .add('AND d.engagement_id = ANY (#::uuid[])', engagementIds)
      .add('AND d.billable AND d.deleted_at IS NULL AND d.duration_seconds IS NOT NULL')
      .add(WORK_APART, byEntry)
      .ask<InsightWork>();
  }

  /** Corrections of what was reported, each on its own day. */
  corrections(actor: Actor, filter: InsightFilter): Promise<InsightWork[]> {
    return new Statement('corrections')
      .add(CORRECTIONS)
      .matching(actor, filter, 't.member_id')
      .ask<InsightWork>();
  }

  /** The first day of an engagement's week; Monday for none. */
  async weekStartsOn(actor: Actor, engagementId: string | undefined): Promise<number> {
    const [row] = await query<{ day: number }>(
      'insights.week-starts-on',
      'SELECT week_starts_on AS day FROM engagement WHERE workspace_id = $1 AND id = $2',
      [actor.workspaceId, engagementId],
    );
    return row?.day ?? 1;
  }

  names(
    actor: Actor,
    groupBy: InsightGroup,
    ids: readonly string[],
  ): Promise<{ id: string; name: string; note: string | null }[]> {
    return query(`insights.names.${groupBy}`, NAMES[groupBy], [actor.workspaceId, ids]);
  }
}
