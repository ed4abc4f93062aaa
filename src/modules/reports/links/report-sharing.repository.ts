import { Injectable } from '@nestjs/common';
import { isMember, seesAll, type Actor, type Language } from '../../../kernel/actor.js';
import { NotFound } from '../../../kernel/domain-error.js';
import { actor, query } from '../../../platform/database/transaction.js';

export interface ReportLinkRow {
  readonly id: string;
  readonly engagementId: string;
  readonly reportId: string;
  readonly label: string;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** A link with the report it shows, as far as opening it needs. */
export interface SharedReport {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly clientId: string;
  readonly reportId: string;
  /** Of who made the link. */
  readonly language: Language;
  readonly timeZone: string;
  readonly revoked: boolean;
  readonly expiresAt: Date;
}

type NewLink = Pick<ReportLinkRow, 'id' | 'engagementId' | 'reportId' | 'label'> & {
  readonly createdAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
};

/** Members reach the links of their engagements, a contact their own. */
const SELECT = `
  SELECT l.id, l.engagement_id AS "engagementId", l.report_id AS "reportId", l.label, l.created_by AS "createdBy",
    l.created_by_name AS "createdByName", l.created_at AS "createdAt", l.expires_at AS "expiresAt", l.revoked_at AS "revokedAt"
  FROM report_link l
  WHERE l.workspace_id = $1 AND ($2::boolean OR l.engagement_id = ANY ($3::uuid[])) AND ($4::boolean OR l.created_by = $5)`;

/** The only place that reads and writes links to reports that may be handed on. */
@Injectable()
export class ReportSharingRepository {
  /** Newest first. */
  list(
    by: Actor,
    reportId: string | undefined,
    limit: number,
    after: string | null,
  ): Promise<ReportLinkRow[]> {
    return query<ReportLinkRow>(
      'report-sharing.list',
      `${SELECT} AND ($6::uuid IS NULL OR l.report_id = $6) AND ($7::uuid IS NULL OR l.id < $7) ORDER BY l.id DESC LIMIT $8`,
      [...scope(by), reportId ?? null, after, limit],
    );
  }

  /** @throws NotFound */
  async one(by: Actor, id: string): Promise<ReportLinkRow> {
    const [row] = await query<ReportLinkRow>('report-sharing.one', `${SELECT} AND l.id = $6`, [
      ...scope(by),
      id,
    ]);
    if (!row) throw new NotFound('report-link');
    return row;
  }

  /** @returns whether it was added; false where the id is there already */
  async add({ id, engagementId, reportId, label, createdAt, expiresAt }: NewLink): Promise<boolean> {
    const { workspaceId, seatId, name, language } = actor();
    const rows = await query(
      'report-sharing.add',
      `INSERT INTO report_link (id, workspace_id, engagement_id, report_id, label, language, created_at, created_by,
         created_by_name, expires_at)
       VALUES ($2, $1, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        ...[workspaceId, id, engagementId, reportId, label, language],
        ...[createdAt.toString(), seatId, name, expiresAt.toString()],
      ],
    );
    return rows.length > 0;
  }

  async revoke(id: string, at: Temporal.Instant): Promise<void> {
    await query(
      'report-sharing.revoke',
      'UPDATE report_link SET revoked_at = $3 WHERE workspace_id = $1 AND id = $2 AND revoked_at IS NULL',
      [actor().workspaceId, id, at.toString()],
    );
  }

  /** By the id that a signed link carries; a contact who was removed takes their links along. */
  async opened(id: string): Promise<SharedReport | null> {
    const [row] = await query<SharedReport>(
      'report-sharing.opened',
      `SELECT l.workspace_id AS "workspaceId", l.engagement_id AS "engagementId", e.client_id AS "clientId",
         l.report_id AS "reportId", l.language, e.time_zone AS "timeZone", l.expires_at AS "expiresAt",
         l.revoked_at IS NOT NULL OR EXISTS (
           SELECT FROM contact k WHERE k.workspace_id = $1 AND k.id = l.created_by AND k.removed_at IS NOT NULL) AS revoked
       FROM report_link l JOIN engagement e ON e.id = l.engagement_id
       WHERE l.workspace_id = $1 AND l.id = $2`,
      [actor().workspaceId, id],
    );
    return row ?? null;
  }
}

function scope(by: Actor): [string, boolean, readonly string[], boolean, string | null] {
  return [by.workspaceId, seesAll(by), by.engagementIds, isMember(by) || by.role === 'system', by.seatId];
}
