import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '../../kernel/actor.js';
import { query } from '../../platform/database/transaction.js';
import type { ClientAudience } from './clients.events.js';
import type { Occasions } from './touchpoint.rules.js';

/** A client for whom nothing was proposed in a month yet, with everything that may be a reason. */
export interface ClientOccasions extends Occasions {
  readonly clientId: string;
  readonly clientName: string;
}

/** A referral older than this was not forgotten, but let go. */
const THANKS_DAYS = 60;

// What moved: work, a step of a task, a comment of either side, an answer to a report. Days as UTC has them: of three
// weeks, an hour decides nothing.
const MOVED = `greatest(c.created_at::date, e.since,
  (SELECT max(t.day) FROM time_entry t WHERE t.workspace_id = $1 AND t.engagement_id = ANY (e.ids) AND t.deleted_at IS NULL),
  (SELECT max(m.at)::date FROM task_move m WHERE m.workspace_id = $1 AND m.engagement_id = ANY (e.ids)),
  (SELECT max(o.created_at)::date FROM comment o WHERE o.workspace_id = $1 AND o.engagement_id = ANY (e.ids) AND o.deleted_at IS NULL),
  (SELECT max(a.at)::date FROM report_answer a WHERE a.workspace_id = $1 AND a.engagement_id = ANY (e.ids)))`;

/** Reads all that may be a reason to get in touch, for every client of a workspace at once. */
@Injectable()
export class OccasionsRepository {
  /** Of clients on trial or worked for, without a proposal in the month. */
  of({ workspaceId }: Actor, today: Temporal.PlainDate): Promise<ClientOccasions[]> {
    return query<ClientOccasions>(
      'occasions.of',
      `SELECT c.id AS "clientId", c.name AS "clientName", e.since::text AS since, ${MOVED}::text AS "movedOn",
         (SELECT k.name FROM contact k WHERE k.workspace_id = $1 AND k.client_id = c.id AND k.removed_at IS NULL
           ORDER BY k.created_at, k.id LIMIT 1) AS "contactName",
         (SELECT coalesce(json_agg(json_build_object('id', p.id, 'date', p.value, 'contactName', k.name) ORDER BY p.id), '[]')
           FROM preference p LEFT JOIN contact k ON k.id = p.contact_id
           WHERE p.workspace_id = $1 AND p.client_id = c.id AND p.kind = 'date' AND p.deleted_at IS NULL
             AND k.removed_at IS NULL) AS dates,
         (SELECT coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'on', r.happened_on) ORDER BY r.happened_on, r.id), '[]')
           FROM referral r WHERE r.workspace_id = $1 AND r.client_id = c.id AND r.thanked_at IS NULL
             AND r.happened_on BETWEEN $2::date - $3::integer AND $2::date) AS referrals,
         (SELECT coalesce(json_agg(t.facts -> 'occasion'), '[]') FROM touchpoint t
           WHERE t.workspace_id = $1 AND t.client_id = c.id AND t.facts ? 'occasion') AS known
       FROM client c
       CROSS JOIN LATERAL (SELECT coalesce(array_agg(x.id), '{}') AS ids, min(x.starts_on) AS since
         FROM engagement x WHERE x.workspace_id = $1 AND x.client_id = c.id) e
       WHERE c.workspace_id = $1 AND c.archived_at IS NULL AND c.stage IN ('trial', 'active') AND NOT EXISTS (
         SELECT FROM touchpoint t WHERE t.client_id = c.id AND t.kind <> 'other' AND t.month = date_trunc('month', $2::date))
       ORDER BY c.id`,
      [workspaceId, today.toString(), THANKS_DAYS],
    );
  }

  /** The practice's own day and language: those of its first owner. */
  async practice({ workspaceId }: Actor): Promise<{ language: Language; timeZone: string }> {
    const [row] = await query<{ language: Language; timeZone: string }>(
      'occasions.practice',
      `SELECT p.language, p.time_zone AS "timeZone" FROM member m JOIN person p ON p.id = m.person_id
       WHERE m.workspace_id = $1 AND m.role = 'owner' AND m.removed_at IS NULL ORDER BY m.created_at, m.id LIMIT 1`,
      [workspaceId],
    );
    return row ?? { language: 'en', timeZone: 'UTC' };
  }

  /** The members who have a client in reach, each once: owners, and those assigned to one of its engagements. */
  audience({ workspaceId }: Actor, clientId: string): Promise<ClientAudience[]> {
    return query<ClientAudience>(
      'occasions.audience',
      `SELECT reached.engagement_id AS "engagementId", array_agg(m.id ORDER BY m.id) AS "memberIds"
       FROM member m CROSS JOIN LATERAL (
         SELECT (SELECT e.id FROM engagement e WHERE e.workspace_id = $1 AND e.client_id = $2 AND (m.role = 'owner'
           OR EXISTS (SELECT FROM assignment a WHERE a.workspace_id = $1 AND a.engagement_id = e.id AND a.member_id = m.id))
           ORDER BY e.ended_on DESC NULLS FIRST, e.created_at, e.id LIMIT 1) AS engagement_id) reached
       WHERE m.workspace_id = $1 AND m.removed_at IS NULL AND (m.role = 'owner' OR reached.engagement_id IS NOT NULL)
       GROUP BY 1 ORDER BY 1`,
      [workspaceId, clientId],
    );
  }
}
