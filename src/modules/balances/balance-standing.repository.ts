import { Injectable } from '@nestjs/common';
import { actor, query } from '../../platform/database/transaction.js';
import type { Standing } from './balance.shortcut.js';
import type { BookedLine } from './balance.repository.js';
import type { Work } from './balance.account.js';

type Instants = { readonly startedAt: number | null; readonly endedAt: number | null };
type StandingRow = Omit<Standing, 'work' | 'booked'> & {
  readonly work: readonly (Omit<Work, keyof Instants> & Instants)[];
  readonly booked: readonly BookedLine[];
};

const CHANGED = `
  SELECT id, day, version = 1 AS fresh, billable, started_at IS NOT NULL AND ended_at IS NULL AS running
  FROM time_entry WHERE workspace_id = $1 AND engagement_id = $2 AND id = ANY ($3::uuid[]) AND deleted_at IS NULL`;

const DAYS = `
  SELECT day FROM changed
  UNION SELECT day FROM adjustment WHERE workspace_id = $1 AND engagement_id = $2 AND entry_id = ANY ($3::uuid[])
  UNION SELECT day FROM ledger_line WHERE workspace_id = $1 AND engagement_id = $2 AND entry_id = ANY ($3::uuid[])`;

const MILLISECONDS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const WORK = `
  SELECT t.id, t.day, t.task_id AS "taskId", t.member_id AS "memberId", t.service_id AS "serviceId",
    ${MILLISECONDS('t.started_at')} AS "startedAt", ${MILLISECONDS('t.ended_at')} AS "endedAt",
    t.duration_seconds AS seconds, t.rate_minor AS "rateMinor", t.rush, NULL::uuid AS "correctsEntryId"
  FROM time_entry t JOIN days d ON d.day = t.day
  WHERE t.workspace_id = $1 AND t.engagement_id = $2 AND ($5::boolean OR t.id = ANY ($3::uuid[]))
    AND t.billable AND t.deleted_at IS NULL AND t.duration_seconds IS NOT NULL
  UNION ALL
  SELECT a.id, a.day, t.task_id, t.member_id, t.service_id, NULL, NULL, a.seconds, t.rate_minor, t.rush, t.id
  FROM adjustment a JOIN days d ON d.day = a.day JOIN time_entry t ON t.id = a.entry_id
  WHERE a.workspace_id = $1 AND a.engagement_id = $2 AND ($5::boolean OR a.entry_id = ANY ($3::uuid[])) AND t.billable`;

const BOOKED = `
  SELECT l.period_from AS "periodFrom", min(l.day) AS day, l.kind, sum(l.seconds) AS seconds, l.entry_id AS "entryId",
    l.adjustment_id AS "adjustmentId", l.of_period AS "ofPeriod", l.lot_from AS "lotFrom", l.expires_on AS "expiresOn"
  FROM ledger_line l WHERE l.workspace_id = $1 AND l.engagement_id = $2 AND l.entry_id IS NOT NULL
    AND ($5::boolean OR l.entry_id = ANY ($3::uuid[])) AND l.period_from >= (SELECT min(day) - 31 FROM days) AND l.day = ANY (SELECT day FROM days)
  GROUP BY l.period_from, l.kind, l.entry_id, l.adjustment_id, l.of_period, l.lot_from, l.expires_on,
    CASE WHEN l.of_period IS NULL THEN l.day END
  HAVING sum(l.seconds) <> 0 ORDER BY min(l.id::text)`;

const NEWEST = `
  SELECT period_from AS "from", sum(seconds) AS "leftSeconds",
    coalesce(sum(seconds) FILTER (WHERE kind = 'allowance'), 0) AS "grantedSeconds",
    coalesce(sum(seconds) FILTER (WHERE kind IN ('allowance', 'carried_in')), 0) AS "openingSeconds",
    coalesce(sum(seconds) FILTER (WHERE kind = 'overage'), 0) AS "overageSeconds"
  FROM ledger_line WHERE workspace_id = $1 AND engagement_id = $2
    AND period_from = (SELECT max(period_from) FROM ledger_line WHERE workspace_id = $1 AND engagement_id = $2)
  GROUP BY period_from`;

/** Reads in one statement how an engagement's ledger stands about the entries of one change. */
@Injectable()
export class BalanceStandingRepository {
  /** Whether work that lies outside all periods was booked once, or lies in a period that is closed. */
  async concerns(
    engagementId: string,
    entryIds: readonly string[],
    days: readonly string[],
  ): Promise<boolean> {
    const [row] = await query<{ any: boolean }>(
      'balance.concerns',
      `SELECT EXISTS (SELECT FROM ledger_line WHERE workspace_id = $1 AND engagement_id = $2 AND entry_id = ANY ($3::uuid[]))
         OR EXISTS (SELECT FROM balance_period, unnest($4::date[]) day
           WHERE workspace_id = $1 AND engagement_id = $2 AND from_day <= day AND to_day > day) AS any`,
      [actor().workspaceId, engagementId, entryIds, days],
    );
    return row?.any ?? false;
  }

  /** @param wholeDays all work of the days, since it is rounded together */
  async about(
    engagementId: string,
    entryIds: readonly string[],
    wholeDays: boolean,
    now: Temporal.Instant,
  ): Promise<Standing> {
    const [row] = await query<StandingRow>(
      'balance.standing',
      `WITH changed AS (${CHANGED}), days AS (${DAYS})
       SELECT EXISTS (SELECT FROM balance_due WHERE workspace_id = $1 AND engagement_id = $2
           AND (next_at IS NULL OR next_at > $4) AND settled_at >= (
             SELECT max(created_at) FROM agreement WHERE workspace_id = $1 AND engagement_id = $2)) AS settled,
         (SELECT to_day::text FROM balance_period WHERE workspace_id = $1 AND engagement_id = $2
           ORDER BY from_day DESC LIMIT 1) AS "openFrom",
         (SELECT coalesce(json_agg(changed), '[]') FROM changed) AS changed,
         (SELECT coalesce(json_agg(work), '[]') FROM (${WORK}) work) AS work,
         (SELECT coalesce(json_agg(booked), '[]') FROM (${BOOKED}) booked) AS booked,
         (SELECT to_json(newest) FROM (${NEWEST}) newest) AS newest,
         (SELECT coalesce(json_agg(day), '[]') FROM days) AS days`,
      [actor().workspaceId, engagementId, entryIds, now.toString(), wholeDays],
    );
    if (!row) throw new Error('a question about nothing has an answer too');
    const work = row.work.map(({ startedAt, endedAt, ...piece }) => {
      return { ...piece, startedAt: date(startedAt), endedAt: date(endedAt) };
    });
    return { ...row, work };
  }
}

function date(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}
