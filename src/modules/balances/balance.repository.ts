import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { actor, query } from '../../platform/database/transaction.js';
import type { Work } from './balance.account.js';
import type { Figures } from './balance.figures.js';
import type { Line, Lot } from './balance.rules.js';

/** A closed period, as it was closed. */
export interface ClosedPeriod {
  readonly from: string;
  readonly to: string;
  readonly figures: Figures;
  /** What it carried out. */
  readonly carried: readonly Lot[];
}

/** What the ledger says, added up by all that tells its lines apart, and by period. */
export interface BookedLine extends Line {
  readonly periodFrom: string;
}

/** A line as the ledger is read. */
export interface LedgerRow {
  readonly id: string;
  readonly at: Date;
  readonly day: string;
  readonly kind: Line['kind'];
  readonly seconds: number;
  readonly balanceSeconds: number;
  readonly entryId: string | null;
  readonly what: string | null;
  readonly memberName: string | null;
  readonly entryDay: string | null;
  readonly late: boolean;
  readonly reason: string | null;
  readonly lotFrom: string | null;
  readonly expiresOn: string | null;
}

/** How an entry is named in a ledger. */
export interface EntryName {
  readonly id: string;
  readonly day: string;
  readonly what: string;
  readonly memberName: string;
}

const WORK = `
  SELECT t.id, t.day::text AS day, t.task_id AS "taskId", t.member_id AS "memberId", t.service_id AS "serviceId",
    t.started_at AS "startedAt", t.ended_at AS "endedAt", t.duration_seconds AS seconds, t.rate_minor::float8 AS "rateMinor",
    t.rush, NULL::uuid AS "correctsEntryId"
  FROM time_entry t
  WHERE t.workspace_id = $1 AND t.engagement_id = $2 AND t.day >= $3 AND t.day < $4
    AND t.billable AND t.deleted_at IS NULL AND t.duration_seconds IS NOT NULL
  UNION ALL
  SELECT a.id, a.day::text, t.task_id, t.member_id, t.service_id, NULL, NULL, a.seconds, t.rate_minor::float8, t.rush, t.id
  FROM adjustment a JOIN time_entry t ON t.id = a.entry_id
  WHERE a.workspace_id = $1 AND a.engagement_id = $2 AND a.day >= $3 AND a.day < $4 AND t.billable`;

const WHAT = `coalesce(nullif(t.description, ''), k.title, s.name, '')`;

/** How many lines travel in one statement. */
const AT_ONCE = 2000;

/** The only place that reads work for a balance, and the only one that writes the ledger. */
@Injectable()
export class BalanceRepository {
  /** Who settles an engagement stands in line: parallel work can overdraw nothing. */
  async alone(engagementId: string): Promise<void> {
    await query('balance.alone', 'SELECT pg_advisory_xact_lock(hashtextextended($1::text, 2))', [
      engagementId,
    ]);
  }

  /** Billable work of days `[from, to)`, and corrections that count on them. */
  work(engagementId: string, from: string, to: string): Promise<Work[]> {
    return query<Work>('balance.work', WORK, [actor().workspaceId, engagementId, from, to]);
  }

  /** The period that was closed last. */
  async lastClosed(engagementId: string): Promise<ClosedPeriod | null> {
    const [row] = await query<ClosedPeriod>(
      'balance.last-closed',
      `SELECT from_day::text AS "from", to_day::text AS "to", figures, carried FROM balance_period
       WHERE workspace_id = $1 AND engagement_id = $2 ORDER BY from_day DESC LIMIT 1`,
      [actor().workspaceId, engagementId],
    );
    return row ?? null;
  }

  /** The closed period that a day is in. */
  async closedOn(engagementId: string, day: string): Promise<ClosedPeriod | null> {
    const [row] = await query<ClosedPeriod>(
      'balance.closed-on',
      `SELECT from_day::text AS "from", to_day::text AS "to", figures, carried FROM balance_period
       WHERE workspace_id = $1 AND engagement_id = $2 AND from_day <= $3 AND to_day > $3`,
      [actor().workspaceId, engagementId, day],
    );
    return row ?? null;
  }

  /** Newest first. @param before the first day of the period where the last page ended */
  closed(engagementId: string, before: string | null, limit: number): Promise<ClosedPeriod[]> {
    return query<ClosedPeriod>(
      'balance.closed',
      `SELECT from_day::text AS "from", to_day::text AS "to", figures, carried FROM balance_period
       WHERE workspace_id = $1 AND engagement_id = $2 AND ($3::date IS NULL OR from_day < $3)
       ORDER BY from_day DESC LIMIT $4`,
      [actor().workspaceId, engagementId, before, limit],
    );
  }

  /** Closed periods that something of what was changed is in, or was booked in; all of them for null. */
  closedTouched(
    engagementId: string,
    entryIds: readonly string[] | null,
  ): Promise<{ from: string; to: string }[]> {
    return query(
      'balance.closed-touched',
      `SELECT b.from_day::text AS "from", b.to_day::text AS "to" FROM balance_period b
       WHERE b.workspace_id = $1 AND b.engagement_id = $2 AND ($3::uuid[] IS NULL
         OR EXISTS (SELECT FROM time_entry t WHERE t.id = ANY ($3) AND t.engagement_id = $2
           AND t.day >= b.from_day AND t.day < b.to_day)
         OR EXISTS (SELECT FROM ledger_line l WHERE l.engagement_id = $2 AND l.entry_id = ANY ($3)
           AND coalesce(l.of_period, l.period_from) = b.from_day))
       ORDER BY b.from_day`,
      [actor().workspaceId, engagementId, entryIds],
    );
  }

  /** The lines of the periods that begin on a day or later, added up. */
  booked(engagementId: string, from: string): Promise<BookedLine[]> {
    return query<BookedLine>(
      'balance.booked',
      `SELECT period_from::text AS "periodFrom", min(day)::text AS day, kind, sum(seconds)::integer AS seconds,
         entry_id AS "entryId", adjustment_id AS "adjustmentId", of_period::text AS "ofPeriod", lot_from::text AS "lotFrom",
         expires_on::text AS "expiresOn"
       FROM ledger_line WHERE workspace_id = $1 AND engagement_id = $2 AND period_from >= $3
       GROUP BY period_from, CASE WHEN of_period IS NULL THEN day END, kind, entry_id, adjustment_id, of_period, lot_from, expires_on
       HAVING sum(seconds) <> 0 ORDER BY min(id::text)`,
      [actor().workspaceId, engagementId, from],
    );
  }

  /** What closed periods hold of the work of one closed period, by entry and correction; more used is more. */
  settledWork(
    engagementId: string,
    periodFrom: string,
    openFrom: string,
  ): Promise<{ entryId: string; adjustmentId: string | null; seconds: number }[]> {
    return query(
      'balance.settled-work',
      `SELECT entry_id AS "entryId", adjustment_id AS "adjustmentId", -sum(seconds)::integer AS seconds
       FROM ledger_line WHERE workspace_id = $1 AND engagement_id = $2 AND coalesce(of_period, period_from) = $3
         AND period_from < $4 AND entry_id IS NOT NULL
       GROUP BY entry_id, adjustment_id`,
      [actor().workspaceId, engagementId, periodFrom, openFrom],
    );
  }

  /** What a closed period's work used before a day, in the order of its days. */
  usedBefore(
    engagementId: string,
    periodFrom: string,
    day: string,
  ): Promise<{ day: string; kind: Line['kind']; corrects: boolean; seconds: number }[]> {
    return query(
      'balance.used-before',
      `SELECT day::text AS day, kind, adjustment_id IS NOT NULL OR of_period IS NOT NULL AS corrects, sum(seconds)::integer AS seconds
       FROM ledger_line WHERE workspace_id = $1 AND engagement_id = $2 AND period_from = $3 AND day < $4 AND entry_id IS NOT NULL
       GROUP BY 1, 2, 3 HAVING sum(seconds) <> 0 ORDER BY 1`,
      [actor().workspaceId, engagementId, periodFrom, day],
    );
  }

  /** What the closed periods that have some of these days hold, by day and kind, in the order in which it was booked. */
  movedClosed(
    engagementId: string,
    from: string,
    to: string,
  ): Promise<{ periodFrom: string; periodTo: string; day: string; kind: Line['kind']; seconds: number }[]> {
    return query(
      'balance.moved-closed',
      `SELECT b.from_day::text AS "periodFrom", b.to_day::text AS "periodTo", l.day::text AS day, l.kind,
         sum(l.seconds)::integer AS seconds
       FROM balance_period b JOIN ledger_line l ON l.workspace_id = b.workspace_id AND l.engagement_id = b.engagement_id
         AND l.period_from = b.from_day
       WHERE b.workspace_id = $1 AND b.engagement_id = $2 AND b.from_day < $4 AND b.to_day > $3
       GROUP BY b.from_day, b.to_day, l.day, l.kind HAVING sum(l.seconds) <> 0 ORDER BY b.from_day, l.day, min(l.id::text)`,
      [actor().workspaceId, engagementId, from, to],
    );
  }

  /** The ledger of a period in the order in which it was booked. @param after the id where the last page ended */
  lines(engagementId: string, periodFrom: string, after: string | null, limit: number): Promise<LedgerRow[]> {
    return query<LedgerRow>(
      'balance.lines',
      `SELECT l.id, l.booked_at AS at, l.day::text AS day, l.kind, l.seconds, l.balance AS "balanceSeconds",
         l.entry_id AS "entryId", nullif(${WHAT}, '') AS what, coalesce(p.name, m.name) AS "memberName",
         t.day::text AS "entryDay", l.of_period IS NOT NULL AS late, a.reason, l.lot_from::text AS "lotFrom",
         l.expires_on::text AS "expiresOn"
       FROM (SELECT *, sum(seconds) OVER (ORDER BY id)::integer AS balance FROM ledger_line
         WHERE workspace_id = $1 AND engagement_id = $2 AND period_from = $3) l
       LEFT JOIN time_entry t ON t.id = l.entry_id LEFT JOIN task k ON k.id = t.task_id LEFT JOIN service s ON s.id = t.service_id
       LEFT JOIN member m ON m.id = t.member_id LEFT JOIN person p ON p.id = m.person_id
       LEFT JOIN adjustment a ON a.id = l.adjustment_id
       WHERE $4::uuid IS NULL OR l.id > $4 ORDER BY l.id LIMIT $5`,
      [actor().workspaceId, engagementId, periodFrom, after, limit],
    );
  }

  /** How entries are named, for lines that are not booked yet. */
  names(entryIds: readonly string[]): Promise<EntryName[]> {
    return query<EntryName>(
      'balance.names',
      `SELECT t.id, t.day::text AS day, ${WHAT} AS what, coalesce(p.name, m.name) AS "memberName" FROM time_entry t
       JOIN member m ON m.id = t.member_id LEFT JOIN person p ON p.id = m.person_id
       LEFT JOIN task k ON k.id = t.task_id LEFT JOIN service s ON s.id = t.service_id
       WHERE t.workspace_id = $1 AND t.id = ANY ($2::uuid[])`,
      [actor().workspaceId, entryIds],
    );
  }

  /** Adds lines to the ledger. @param lines each with its id, in order */
  async book(
    engagementId: string,
    lines: readonly (Line & { readonly id: string; readonly periodFrom: string })[],
    at: Temporal.Instant,
  ): Promise<void> {
    for (let first = 0; first < lines.length; first += AT_ONCE) {
      await query(
        'balance.book',
        `INSERT INTO ledger_line (id, workspace_id, engagement_id, period_from, of_period, day, kind, seconds, entry_id,
           adjustment_id, lot_from, expires_on, booked_at)
         SELECT l.id, $1, $2, l."periodFrom", l."ofPeriod", l.day, l.kind, l.seconds, l."entryId", l."adjustmentId",
           l."lotFrom", l."expiresOn", $3
         FROM jsonb_to_recordset($4::jsonb) AS l(id uuid, "periodFrom" date, "ofPeriod" date, day date, kind text,
           seconds integer, "entryId" uuid, "adjustmentId" uuid, "lotFrom" date, "expiresOn" date)`,
        [
          actor().workspaceId,
          engagementId,
          at.toString(),
          JSON.stringify(lines.slice(first, first + AT_ONCE)),
        ],
      );
    }
  }

  async close(engagementId: string, period: ClosedPeriod, at: Temporal.Instant): Promise<void> {
    await query(
      'balance.close',
      `INSERT INTO balance_period (engagement_id, from_day, to_day, workspace_id, figures, carried, closed_at)
       VALUES ($2, $3, $4, $1, $5, $6, $7)`,
      [
        actor().workspaceId,
        engagementId,
        period.from,
        period.to,
        JSON.stringify(period.figures),
        JSON.stringify(period.carried),
        at.toString(),
      ],
    );
  }

  /** The highest of these thresholds of a period that is told for the first time; null: all were told. */
  async alert(
    engagementId: string,
    periodFrom: string,
    thresholds: readonly number[],
    at: Temporal.Instant,
  ): Promise<number | null> {
    if (thresholds.length === 0) return null;
    const rows = await query<{ threshold: number }>(
      'balance.alert',
      `INSERT INTO balance_alert (engagement_id, period_from, threshold, workspace_id, at)
       SELECT $2, $3, threshold, $1, $5 FROM unnest($4::integer[]) threshold
       ON CONFLICT DO NOTHING RETURNING threshold`,
      [actor().workspaceId, engagementId, periodFrom, thresholds, at.toString()],
    );
    return rows.length === 0 ? null : Math.max(...rows.map(({ threshold }) => threshold));
  }

  /** When the engagement has to be looked at next. */
  async settled(engagementId: string, at: Temporal.Instant, next: Temporal.Instant | null): Promise<void> {
    await query(
      'balance.settled',
      `INSERT INTO balance_due (engagement_id, workspace_id, settled_at, next_at) VALUES ($2, $1, $3, $4)
       ON CONFLICT (engagement_id) DO UPDATE SET settled_at = excluded.settled_at, next_at = excluded.next_at`,
      [actor().workspaceId, engagementId, at.toString(), next?.toString() ?? null],
    );
  }

  /** When the newest of the terms were agreed on. */
  async agreedAt(engagementId: string): Promise<Temporal.Instant | null> {
    const [row] = await query<{ at: Date | null }>(
      'balance.agreed-at',
      'SELECT max(created_at) AS at FROM agreement WHERE workspace_id = $1 AND engagement_id = $2',
      [actor().workspaceId, engagementId],
    );
    return row?.at ? row.at.toTemporalInstant() : null;
  }

  /** What of an entry decides whether it may be kept. @returns those that still are in the engagement */
  touched(
    { workspaceId }: Actor,
    engagementId: string,
    entryIds: readonly string[],
  ): Promise<
    { id: string; day: string; startedAt: Date | null; running: boolean; fresh: boolean; billable: boolean }[]
  > {
    return query(
      'balance.touched',
      `SELECT id, day::text AS day, started_at AS "startedAt", started_at IS NOT NULL AND ended_at IS NULL AS running,
         version = 1 AS fresh, billable
       FROM time_entry WHERE workspace_id = $1 AND engagement_id = $2 AND id = ANY ($3::uuid[]) AND deleted_at IS NULL`,
      [workspaceId, engagementId, entryIds],
    );
  }
}
