import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import type { SafeDetails } from '../../../kernel/domain-error.js';
import { Ids } from '../../../kernel/ids.js';
import { actor, query } from '../../../platform/database/transaction.js';
import { Events } from '../../../platform/events/events.js';
import { IssueAsking } from './issue-asking.service.js';

export const issueKinds = [
  'conflict',
  'unscheduled',
  'refused',
  'failing',
  'needs_reauth',
  'needs_consent',
  'emptied',
  'removed',
] as const;
export type IssueKind = (typeof issueKinds)[number];

/** Something that a person should know about their calendars. */
interface NewIssue {
  readonly connectionId: string;
  readonly calendarId?: string | null;
  readonly linkId?: string | null;
  /** Of the product, where it stands in no calendar by a link. */
  readonly recordId?: string;
  readonly kind: IssueKind;
  /** What the page words: ids, times, words of closed lists. Never a title of somebody's private event. */
  readonly facts: SafeDetails;
}

/** Raises and solves issues, in the open transaction. */
@Injectable()
export class SyncIssues {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly events: Events,
    private readonly asking: IssueAsking,
  ) {}

  /**
   * Told once, however often it is met again; of an account that was taken back nobody has to know anything.
   * @returns the seat it was told to; null when it was told to nobody, or stood already
   */
  async raise(issue: NewIssue): Promise<string | null> {
    const { connectionId, calendarId = null, linkId = null, recordId = null, kind, facts } = issue;
    const id = this.ids.next();
    const [row] = await query<{ seatId: string }>(
      'sync-issues.raise',
      `INSERT INTO sync_issue (id, workspace_id, seat_id, connection_id, calendar_id, link_id, record_id, kind, facts,
         created_at)
       SELECT $3, a.workspace_id, a.seat_id, a.id, $4, $5, $6, $7, $8, $9 FROM calendar_connection a
       WHERE a.workspace_id = $1 AND a.id = $2 AND a.status <> 'leaving'
       ON CONFLICT (connection_id, kind, coalesce(link_id, record_id, calendar_id, connection_id)) WHERE resolved_at IS NULL
       DO NOTHING RETURNING seat_id AS "seatId"`,
      [
        actor().workspaceId,
        connectionId,
        id,
        calendarId,
        linkId,
        recordId,
        kind,
        JSON.stringify(facts),
        this.clock.now().toString(),
      ],
    );
    if (!row) return null;
    await this.events.tell('sync-issue.changed', id, null, { seatId: row.seatId });
    await this.asking.ask(id, row.seatId, issue);
    return row.seatId;
  }

  /** As `raise`; one that stands is told anew where it says something else by now. */
  async restate(issue: NewIssue): Promise<void> {
    if ((await this.raise(issue)) !== null) return;
    const { connectionId, calendarId = null, linkId = null, recordId = null, kind, facts } = issue;
    const [row] = await query<{ id: string; seatId: string }>(
      'sync-issues.restate',
      `UPDATE sync_issue SET facts = $5, version = version + 1
       WHERE workspace_id = $1 AND connection_id = $2 AND kind = $3 AND resolved_at IS NULL
         AND coalesce(link_id, record_id, calendar_id, connection_id) = $4 AND facts <> $5::jsonb
       RETURNING id, seat_id AS "seatId"`,
      [
        actor().workspaceId,
        connectionId,
        kind,
        linkId ?? recordId ?? calendarId ?? connectionId,
        JSON.stringify(facts),
      ],
    );
    if (row) await this.events.tell('sync-issue.changed', row.id, null, { seatId: row.seatId });
  }

  /** What was told of a record that stands in somebody's calendars is settled. */
  async settled(
    seatId: string,
    { noun, recordId }: { readonly noun: string; readonly recordId: string },
    kinds: readonly IssueKind[],
  ): Promise<void> {
    const rows = await query<{ id: string }>(
      'sync-issues.settled',
      `UPDATE sync_issue i SET resolved_at = $6, resolution = 'solved', version = i.version + 1 FROM event_link l
       WHERE i.workspace_id = $1 AND i.seat_id = $2 AND l.id = i.link_id AND l.noun = $3 AND l.record_id = $4
         AND i.kind = ANY ($5) AND i.resolved_at IS NULL
       RETURNING i.id`,
      [actor().workspaceId, seatId, noun, recordId, kinds, this.clock.now().toString()],
    );
    for (const { id } of rows) await this.ended(id, seatId);
  }

  /** What was told of a record that was made of an event is settled. */
  async settledOf(recordId: string, kinds: readonly IssueKind[]): Promise<void> {
    const rows = await query<{ id: string; seatId: string }>(
      'sync-issues.settled-of',
      `UPDATE sync_issue SET resolved_at = $4, resolution = 'solved', version = version + 1
       WHERE workspace_id = $1 AND record_id = $2 AND kind = ANY ($3) AND resolved_at IS NULL
       RETURNING id, seat_id AS "seatId"`,
      [actor().workspaceId, recordId, kinds, this.clock.now().toString()],
    );
    for (const { id, seatId } of rows) await this.ended(id, seatId);
  }

  /** What was wrong with an account, or with one of its calendars, is right again. @returns how many */
  async solved(
    connectionId: string,
    kinds: readonly IssueKind[],
    calendarId: string | null = null,
  ): Promise<number> {
    const rows = await query<{ id: string; seatId: string }>(
      'sync-issues.solved',
      `UPDATE sync_issue SET resolved_at = $5, resolution = 'solved', version = version + 1
       WHERE workspace_id = $1 AND connection_id = $2 AND kind = ANY ($3) AND resolved_at IS NULL
         AND ($4::uuid IS NULL OR calendar_id = $4)
       RETURNING id, seat_id AS "seatId"`,
      [actor().workspaceId, connectionId, kinds, calendarId, this.clock.now().toString()],
    );
    for (const { id, seatId } of rows) await this.ended(id, seatId);
    return rows.length;
  }

  /** An issue has ended: whoever has it open sees so, and nobody is asked about it any more. */
  async ended(id: string, seatId: string): Promise<void> {
    await this.events.tell('sync-issue.changed', id, null, { seatId });
    await this.asking.answered(id);
  }

  /** Of what was told about an account that is taken back, nothing is kept of its person's own words. */
  async forget(connectionId: string): Promise<void> {
    await query(
      'sync-issues.forget',
      `UPDATE sync_issue SET facts = '{}' WHERE workspace_id = $1 AND connection_id = $2`,
      [actor().workspaceId, connectionId],
    );
  }
}
