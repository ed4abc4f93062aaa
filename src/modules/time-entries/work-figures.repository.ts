import { Injectable } from '@nestjs/common';
import { seesAll, type Actor } from '../../kernel/actor.js';
import { query } from '../../platform/database/transaction.js';
import type { WorkAsked, WorkGroup } from './work-figures.rules.js';

/** Sums of an engagement, as far apart as they were asked for. */
export interface WorkSums {
  readonly engagementId: string;
  readonly clientId: string;
  readonly currency: string;
  readonly serviceId: string | null;
  readonly memberId: string | null;
  readonly taskId: string | null;
  /** The first day of the unit of time; null where time does not matter. */
  readonly day: string | null;
  readonly seconds: number;
  readonly billableSeconds: number;
  /** Of engagements that are billed as they were worked. */
  readonly billedSeconds: number;
  readonly amountMinor: number;
  readonly entries: number;
}

const SUMS = `SELECT d.engagement_id AS "engagementId", e.client_id AS "clientId", e.currency,
    CASE WHEN $9 THEN d.service_id END AS "serviceId", CASE WHEN $10 THEN d.member_id END AS "memberId",
    CASE WHEN $11 THEN d.task_id END AS "taskId",
    (CASE $12 WHEN 'day' THEN d.day WHEN 'month' THEN date_trunc('month', d.day::timestamp)::date
       WHEN 'week' THEN d.day - (extract(isodow FROM d.day)::integer - $13 + 7) % 7 END)::text AS day,
    sum(d.seconds)::float8 AS seconds, sum(d.billable_seconds)::float8 AS "billableSeconds",
    coalesce(sum(d.billable_seconds) FILTER (WHERE d.engagement_id <> ALL ($14::uuid[])), 0)::float8 AS "billedSeconds",
    coalesce(sum(d.amount_minor) FILTER (WHERE d.engagement_id <> ALL ($14::uuid[])), 0)::float8 AS "amountMinor",
    sum(d.entries)::float8 AS entries`;

const MATCHING = `JOIN engagement e ON e.id = d.engagement_id
  WHERE d.workspace_id = $1 AND d.day >= $2 AND d.day < $3 AND ($4::uuid[] IS NULL OR d.engagement_id = ANY ($4))
    AND ($5::uuid[] IS NULL OR e.client_id = ANY ($5)) AND ($6::uuid[] IS NULL OR d.engagement_id = ANY ($6))
    AND ($7::uuid[] IS NULL OR d.service_id = ANY ($7)) AND ($8::uuid[] IS NULL OR d.member_id = ANY ($8))`;

const APART = 'GROUP BY 1, 2, 3, 4, 5, 6, 7';

/** From the sums of each day: thousands of rows for a year of all clients. */
const FROM_DAYS = `${SUMS} FROM (SELECT *, NULL::uuid AS task_id FROM worked_day) d ${MATCHING} ${APART} LIMIT $15`;

/** From the entries themselves, where the sums of days do not tell enough. */
const FROM_ENTRIES = `${SUMS} FROM (
    SELECT workspace_id, engagement_id, member_id, service_id, task_id, day, billable, duration_seconds AS seconds,
      CASE WHEN billable THEN duration_seconds ELSE 0 END AS billable_seconds, 1 AS entries,
      CASE WHEN billable AND rate_minor IS NOT NULL THEN round(duration_seconds::numeric * rate_minor / 3600) ELSE 0 END AS amount_minor
    FROM time_entry WHERE deleted_at IS NULL AND duration_seconds IS NOT NULL) d
  ${MATCHING} AND ($16::boolean IS NULL OR d.billable = $16) ${APART} LIMIT $15`;

/** Work by whatever it is asked by. */
@Injectable()
export class WorkFiguresRepository {
  /** @param apart engagements whose billed hours are not those of the sums @param most rows are read, and no more */
  sums(actor: Actor, asked: WorkAsked, apart: readonly string[], most: number): Promise<WorkSums[]> {
    const { groupBy, billable } = asked;
    const by = (group: WorkGroup) => groupBy.includes(group);
    const values = [
      actor.workspaceId,
      asked.from,
      asked.to,
      seesAll(actor) ? null : actor.engagementIds,
      these(asked.clientIds),
      these(asked.engagementIds),
      these(asked.serviceIds),
      these(asked.memberIds),
      by('service'),
      by('member'),
      by('task'),
      finestUnit(groupBy),
      asked.weekStartsOn,
      apart,
      most,
    ];
    return by('task') || billable !== null
      ? query<WorkSums>('work-figures.entries', FROM_ENTRIES, [...values, billable])
      : query<WorkSums>('work-figures.days', FROM_DAYS, values);
  }
}

/** None named: all. */
function these(ids: readonly string[]): readonly string[] | null {
  return ids.length > 0 ? ids : null;
}

/** What the database adds up by: of two units of time the days that both are made of. */
function finestUnit(groupBy: readonly WorkGroup[]): WorkGroup | null {
  const units = groupBy.filter((group) => group === 'day' || group === 'week' || group === 'month');
  return units.length > 1 ? 'day' : (units[0] ?? null);
}
