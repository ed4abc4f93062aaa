import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { query } from '../../platform/database/transaction.js';

/** The only place that says who works on an engagement. */
@Injectable()
export class EngagementTermsRepository {
  /** Whether a member works on an engagement: is there, and owner or assigned. */
  async worksOn(actor: Actor, memberId: string, engagementId: string): Promise<boolean> {
    const rows = await query(
      'assignments.works-on',
      `SELECT FROM member m WHERE m.workspace_id = $1 AND m.id = $2 AND m.removed_at IS NULL AND (m.role = 'owner' OR
         EXISTS (SELECT FROM assignment a WHERE a.workspace_id = $1 AND a.engagement_id = $3 AND a.member_id = m.id))`,
      [actor.workspaceId, memberId, engagementId],
    );
    return rows.length > 0;
  }

  /** Makes these members, and no others, the assistants. @returns whether all of them are members */
  async assign(actor: Actor, engagementId: string, memberIds: readonly string[]): Promise<boolean> {
    const wanted = [...new Set(memberIds)];
    await query(
      'assignments.withdraw',
      `DELETE FROM assignment WHERE workspace_id = $1 AND engagement_id = $2 AND NOT member_id = ANY ($3::uuid[])`,
      [actor.workspaceId, engagementId, wanted],
    );
    const assigned = await query(
      'assignments.assign',
      `INSERT INTO assignment (workspace_id, engagement_id, member_id)
       SELECT $1, $2, id FROM member WHERE workspace_id = $1 AND id = ANY ($3::uuid[]) AND removed_at IS NULL
       ON CONFLICT (engagement_id, member_id) DO UPDATE SET member_id = excluded.member_id RETURNING member_id`,
      [actor.workspaceId, engagementId, wanted],
    );
    return assigned.length === wanted.length;
  }
}
