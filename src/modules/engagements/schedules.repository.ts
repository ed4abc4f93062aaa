import { Injectable } from '@nestjs/common';
import { isMember, seesAll, type Actor } from '../../kernel/actor.js';
import type { Coverage } from '../../kernel/coverage.js';
import { NotFound } from '../../kernel/domain-error.js';
import { manager, query } from '../../platform/database/transaction.js';
import { ScheduleEntity } from './schedule.entity.js';
import type { RunOutcome, ScheduleRecipient } from './schedule.rules.js';

/** What became of a due moment, as it is kept. */
export interface ScheduleRunRow {
  readonly dueAt: Date;
  readonly sendAt: Date;
  readonly doneAt: Date;
  readonly coverage: Coverage;
  readonly from: string;
  readonly to: string;
  readonly outcome: RunOutcome;
  readonly reason: string | null;
  readonly reportId: string | null;
}

/** Where a page of runs ended. */
export type RunPosition = readonly [dueAt: string];

/** The only place that reads and writes schedules and what became of them. */
@Injectable()
export class SchedulesRepository {
  async add(schedule: Omit<ScheduleEntity, 'version'>): Promise<void> {
    await manager().insert(ScheduleEntity, schedule);
  }

  async change(
    { workspaceId }: Actor,
    engagementId: string,
    changes: Partial<Omit<ScheduleEntity, 'engagementId' | 'workspaceId' | 'version'>>,
  ): Promise<void> {
    await manager().update(ScheduleEntity, { engagementId, workspaceId }, changes);
  }

  /** With its row locked: who plans and who carries out wait for each other. */
  async locked({ workspaceId }: Actor, engagementId: string): Promise<ScheduleEntity> {
    const found = await manager().findOne(ScheduleEntity, {
      where: { engagementId, workspaceId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!found) throw new NotFound('engagement');
    return found;
  }

  /** The last moment that had its turn; null: none had. */
  async lastDue({ workspaceId }: Actor, engagementId: string): Promise<Temporal.Instant | null> {
    const [row] = await query<{ at: Date | null }>(
      'schedules.last-due',
      'SELECT max(due_at) AS at FROM schedule_run WHERE workspace_id = $1 AND engagement_id = $2',
      [workspaceId, engagementId],
    );
    return row?.at ? Temporal.Instant.fromEpochMilliseconds(row.at.getTime()) : null;
  }

  /** Keeps what became of a moment. */
  async addRun({ workspaceId }: Actor, engagementId: string, run: ScheduleRunRow): Promise<void> {
    await query(
      'schedules.add-run',
      `INSERT INTO schedule_run (workspace_id, engagement_id, due_at, send_at, done_at, coverage, period_from, period_to,
         outcome, reason, report_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`,
      [
        ...[workspaceId, engagementId, run.dueAt, run.sendAt, run.doneAt, run.coverage, run.from, run.to],
        ...[run.outcome, run.reason, run.reportId],
      ],
    );
  }

  /** Newest first. */
  runs(
    reader: Actor,
    engagementId: string,
    after: RunPosition | null,
    limit: number,
  ): Promise<ScheduleRunRow[]> {
    return query<ScheduleRunRow>(
      'schedules.runs',
      `SELECT due_at AS "dueAt", send_at AS "sendAt", done_at AS "doneAt", coverage, period_from::text AS "from",
         period_to::text AS "to", outcome, reason, report_id AS "reportId"
       FROM schedule_run WHERE workspace_id = $1 AND ($2::boolean OR engagement_id = ANY ($3::uuid[])) AND $4
         AND engagement_id = $5 AND ($6::timestamptz IS NULL OR due_at < $6) ORDER BY due_at DESC LIMIT $7`,
      [
        ...[reader.workspaceId, seesAll(reader), reader.engagementIds],
        ...[isMember(reader), engagementId, after?.[0] ?? null, limit],
      ],
    );
  }

  /** These alone get the reports, in this order; nobody named: everybody who receives reports. @throws NotFound */
  async address(
    { workspaceId }: Actor,
    engagementId: string,
    recipients: readonly ScheduleRecipient[],
  ): Promise<void> {
    await query(
      'schedules.forget-recipients',
      'DELETE FROM schedule_recipient WHERE workspace_id = $1 AND engagement_id = $2',
      [workspaceId, engagementId],
    );
    if (recipients.length === 0) return;
    const added = await query(
      'schedules.add-recipients',
      `INSERT INTO schedule_recipient (workspace_id, engagement_id, contact_id, role, position)
       SELECT $1, $2, k.id, named.role, named.position
       FROM unnest($3::uuid[], $4::text[]) WITH ORDINALITY AS named (contact_id, role, position)
       JOIN contact k ON k.workspace_id = $1 AND k.id = named.contact_id AND k.removed_at IS NULL
       JOIN engagement e ON e.workspace_id = $1 AND e.id = $2 AND e.client_id = k.client_id
       RETURNING contact_id`,
      [
        ...[workspaceId, engagementId],
        ...[recipients.map(({ contactId }) => contactId), recipients.map(({ role }) => role)],
      ],
    );
    if (added.length !== recipients.length) throw new NotFound('contact');
  }
}
