import { Injectable } from '@nestjs/common';
import { actor, manager, query } from '../../platform/database/transaction.js';
import { ReportEntity } from './report.entity.js';
import type { Made } from './report-revision.rules.js';

/** How far the client is with a report that was sent. */
export interface Standing {
  /** When the first mail with it was taken; null: none was. */
  readonly gotAt: Date | null;
  readonly repliedAt: Date | null;
  readonly openQuestions: number;
}

/** Reads and writes what later versions and answers that do not come depend on. */
@Injectable()
export class ReportRevisionsRepository {
  /** Who made entries and corrections, and when. */
  async madeOf(ids: readonly string[]): Promise<ReadonlyMap<string, Made>> {
    const rows = await query<{ id: string; by: string; at: Date }>(
      'report-revisions.made',
      `SELECT a.id, a.created_by_name AS by, a.created_at AS at FROM adjustment a
       WHERE a.workspace_id = $1 AND a.id = ANY ($2::uuid[])
       UNION ALL
       SELECT e.id, coalesce(p.name, m.name), e.created_at FROM time_entry e JOIN member m ON m.id = e.member_id
       LEFT JOIN person p ON p.id = m.person_id WHERE e.workspace_id = $1 AND e.id = ANY ($2::uuid[])`,
      [actor().workspaceId, ids],
    );
    return new Map(rows.map(({ id, by, at }) => [id, { by, at: at.toTemporalInstant().toString() }]));
  }

  /** Ids of all versions of the days of a report, the newest first. */
  async versionsOf(report: Pick<ReportEntity, 'engagementId' | 'from' | 'to'>): Promise<string[]> {
    const { engagementId, from, to } = report;
    const rows = await query<{ id: string }>(
      'report-revisions.versions',
      `SELECT id FROM report WHERE workspace_id = $1 AND engagement_id = $2 AND period_from = $3 AND period_to = $4
       ORDER BY number DESC`,
      [actor().workspaceId, engagementId, from, to],
    );
    return rows.map(({ id }) => id);
  }

  /** With its row locked; null where it is another's by now. */
  sent(id: string): Promise<ReportEntity | null> {
    return manager().findOne(ReportEntity, {
      where: { id, workspaceId: actor().workspaceId, state: 'sent' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async standingOf(reportId: string): Promise<Standing> {
    const [row] = await query<Standing>(
      'report-revisions.standing',
      `SELECT (SELECT min(d.sent_at) FROM delivery d WHERE d.workspace_id = $1 AND d.report_id = $2 AND d.state = 'sent') AS "gotAt",
         max(a.replied_at) AS "repliedAt", count(*) FILTER (WHERE a.reply IS NULL)::int AS "openQuestions"
       FROM report_answer a WHERE a.workspace_id = $1 AND a.report_id = $2 AND a.kind = 'question'`,
      [actor().workspaceId, reportId],
    );
    return row ?? { gotAt: null, repliedAt: null, openQuestions: 0 };
  }
}
