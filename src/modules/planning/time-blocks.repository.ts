import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { Question, utc } from '../../platform/database/listing.js';
import { inReach } from '../../platform/database/reach.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { manager } from '../../platform/database/transaction.js';
import { TimeBlockEntity, type BlockRemover } from './time-block.entity.js';
import { BlockIdTaken } from './time-block.errors.js';

/** A block as screens and calendars read it; instants as ISO 8601 UTC. */
export interface TimeBlockRow {
  readonly id: string;
  readonly taskId: string;
  readonly taskTitle: string;
  readonly taskOpen: boolean;
  readonly engagementId: string;
  readonly engagementName: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly note: string;
  readonly removedAt: string | null;
  readonly removedBy: BlockRemover | null;
  readonly version: number;
}

export interface BlockFilter {
  readonly memberId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly engagementId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A task, as far as planning it needs to know. */
export interface PlannedTask {
  readonly id: string;
  readonly engagementId: string;
  readonly open: boolean;
}

/** Where a page of blocks ended. */
export type BlockPosition = readonly [startsAt: string, id: string];

const SELECT = `
  SELECT b.id, b.task_id AS "taskId", t.title AS "taskTitle", t.closed_at IS NULL AS "taskOpen",
    b.engagement_id AS "engagementId", e.name AS "engagementName", e.client_id AS "clientId", c.name AS "clientName",
    b.member_id AS "memberId", coalesce(p.name, m.name) AS "memberName", ${utc('b.starts_at')} AS "startsAt",
    ${utc('b.ends_at')} AS "endsAt", b.note, ${utc('b.removed_at')} AS "removedAt", b.removed_by AS "removedBy",
    b.version
  FROM time_block b
  JOIN task t ON t.id = b.task_id AND t.workspace_id = b.workspace_id
  JOIN engagement e ON e.id = b.engagement_id AND e.workspace_id = b.workspace_id
  JOIN client c ON c.id = e.client_id AND c.workspace_id = b.workspace_id
  JOIN member m ON m.id = b.member_id AND m.workspace_id = b.workspace_id
  LEFT JOIN person p ON p.id = m.person_id`;

/** The only place that reads and writes blocks of time; each read takes the actor whose reach it keeps. */
@Injectable()
export class TimeBlocksRepository {
  /** Removed ones too. @throws NotFound */
  async one(actor: Actor, id: string): Promise<TimeBlockRow> {
    const [row] = await new Question(SELECT, actor, 'b')
      .where('id', 'b.id = #', id)
      .ask<TimeBlockRow>('time-blocks.one');
    if (!row) throw new NotFound('time-block');
    return row;
  }

  /** By their start. @param limit how many at most */
  list(
    actor: Actor,
    filter: BlockFilter,
    limit: number,
    after: BlockPosition | null,
  ): Promise<TimeBlockRow[]> {
    const question = new Question(SELECT, actor, 'b')
      .where('there', 'b.removed_at IS NULL')
      .whereGiven('member', 'b.member_id = #', filter.memberId)
      .whereGiven('task', 'b.task_id = #', filter.taskId)
      .whereGiven('eng', 'b.engagement_id = #', filter.engagementId)
      .whereGiven('from', 'b.ends_at > #::timestamptz', filter.from)
      .whereGiven('to', 'b.starts_at < #::timestamptz', filter.to);
    if (after) question.where('after', '(b.starts_at, b.id) > (#::timestamptz, #::uuid)', ...after);
    return question.ask<TimeBlockRow>('time-blocks.list', 'ORDER BY b.starts_at, b.id LIMIT #', limit);
  }

  /** @throws NotFound for what is not in reach */
  async task(actor: Actor, id: string): Promise<PlannedTask> {
    const [row] = await new Question(
      `SELECT t.id, t.engagement_id AS "engagementId", t.closed_at IS NULL AS open FROM task t`,
      actor,
      't',
    )
      .where('id', 't.id = #', id)
      .ask<PlannedTask>('time-blocks.task');
    if (!row) throw new NotFound('task');
    return row;
  }

  /** For changing it; whoever else wants to change it waits. @throws NotFound */
  async load(actor: Actor, id: string): Promise<TimeBlockEntity> {
    const where = { id, ...inReach(actor) };
    const block = await manager().findOne(TimeBlockEntity, { where, lock: { mode: 'pessimistic_write' } });
    if (!block) throw new NotFound('time-block');
    return block;
  }

  /** One in reach, or null; for whoever sends it a second time. */
  find(actor: Actor, id: string): Promise<TimeBlockEntity | null> {
    return manager().findOneBy(TimeBlockEntity, { id, ...inReach(actor) });
  }

  /** All of a task that were not taken away, or those that went with its end, for changing them. */
  ofTask({ workspaceId }: Actor, taskId: string): Promise<TimeBlockEntity[]> {
    return manager().find(TimeBlockEntity, {
      where: { workspaceId, taskId },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** @throws BlockIdTaken */
  async add(block: Omit<TimeBlockEntity, 'version'>): Promise<void> {
    try {
      await manager().insert(TimeBlockEntity, block);
    } catch (error) {
      if (violatedConstraint(error) === 'time_block_pkey') throw new BlockIdTaken();
      throw error;
    }
  }

  /** Writes what was changed of a loaded block. */
  async change({ id, workspaceId, version, ...values }: TimeBlockEntity): Promise<void> {
    const { affected } = await manager().update(TimeBlockEntity, { id, workspaceId, version }, values);
    if (affected !== 1) throw new Stale(version);
  }
}
