import { Injectable } from '@nestjs/common';
import { seesAll, type Actor } from '../../../kernel/actor.js';
import { query } from '../../../platform/database/transaction.js';

export interface DueItem {
  readonly taskId: string;
  readonly title: string;
  readonly clientName: string;
  readonly dueOn: string;
}

export interface BlockItem {
  readonly id: string;
  readonly taskId: string;
  readonly title: string;
  readonly clientName: string;
  readonly note: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface AppointmentItem {
  readonly id: string;
  readonly title: string;
  readonly clientName: string;
  readonly hostName: string;
  readonly note: string;
  readonly place: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** So many of each stand in a feed; who has more sees the next ones. */
const MOST = 2000;

/** What stands in a feed, as whoever it is read for may see it. */
@Injectable()
export class FeedItemsRepository {
  /** Days on which open tasks are due. @param assigneeId only those of this member; null: all in reach */
  dueDates(actor: Actor, assigneeId: string | null, since: string): Promise<DueItem[]> {
    return query<DueItem>(
      'feeds.due-dates',
      `SELECT t.id AS "taskId", t.title, c.name AS "clientName", t.due_on::text AS "dueOn"
       FROM task t JOIN engagement e ON e.id = t.engagement_id JOIN client c ON c.id = e.client_id
       WHERE t.workspace_id = $1 AND ($2::boolean OR t.engagement_id = ANY ($3::uuid[])) AND t.due_on >= $4
         AND t.turn <> 'none' AND ($5::uuid IS NULL OR t.assignee_id = $5)
       ORDER BY t.due_on, t.id LIMIT ${MOST}`,
      [...scope(actor), since, assigneeId],
    );
  }

  /** What a member has planned. */
  timeBlocks(actor: Actor, memberId: string, since: Temporal.Instant): Promise<BlockItem[]> {
    return query<BlockItem>(
      'feeds.time-blocks',
      `SELECT b.id, b.task_id AS "taskId", t.title, c.name AS "clientName", b.note, b.starts_at AS "startsAt",
         b.ends_at AS "endsAt"
       FROM time_block b JOIN task t ON t.id = b.task_id JOIN engagement e ON e.id = b.engagement_id
         JOIN client c ON c.id = e.client_id
       WHERE b.workspace_id = $1 AND ($2::boolean OR b.engagement_id = ANY ($3::uuid[])) AND b.ends_at > $4
         AND b.member_id = $5 AND b.removed_at IS NULL
       ORDER BY b.starts_at, b.id LIMIT ${MOST}`,
      [...scope(actor), since.toString(), memberId],
    );
  }

  /** Appointments that are booked. @param hostId only those of this member; null: all in reach */
  appointments(actor: Actor, hostId: string | null, since: Temporal.Instant): Promise<AppointmentItem[]> {
    return query<AppointmentItem>(
      'feeds.appointments',
      `SELECT a.id, a.title, c.name AS "clientName", coalesce(p.name, m.name) AS "hostName", a.note, a.place,
         a.starts_at AS "startsAt", a.ends_at AS "endsAt"
       FROM appointment a JOIN engagement e ON e.id = a.engagement_id JOIN client c ON c.id = e.client_id
         JOIN member m ON m.id = a.member_id LEFT JOIN person p ON p.id = m.person_id
       WHERE a.workspace_id = $1 AND ($2::boolean OR a.engagement_id = ANY ($3::uuid[])) AND a.ends_at > $4
         AND a.state = 'booked' AND ($5::uuid IS NULL OR a.member_id = $5)
       ORDER BY a.starts_at, a.id LIMIT ${MOST}`,
      [...scope(actor), since.toString(), hostId],
    );
  }

  /** The engagements of a client, of those in reach. */
  async engagementsOf(actor: Actor, clientId: string): Promise<string[]> {
    const rows = await query<{ id: string }>(
      'feeds.engagements-of',
      `SELECT id FROM engagement WHERE workspace_id = $1 AND ($2::boolean OR id = ANY ($3::uuid[])) AND client_id = $4`,
      [...scope(actor), clientId],
    );
    return rows.map(({ id }) => id);
  }
}

function scope(actor: Actor): [string, boolean, readonly string[]] {
  return [actor.workspaceId, seesAll(actor), actor.engagementIds];
}
