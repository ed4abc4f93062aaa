import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { inReach } from '../../platform/database/reach.js';
import { manager, query } from '../../platform/database/transaction.js';
import { AcceptanceEntity } from './acceptance.entity.js';
import { DeliverableVersionEntity } from './deliverable-version.entity.js';
import { DeliverableEntity } from './deliverable.entity.js';

/** The only place that writes deliverables, their versions and what was decided about them. */
@Injectable()
export class DeliverableKeepingRepository {
  /**
   * For changing it, deleted ones and drafts included where the actor is a member; whoever else wants to change it
   * waits. @throws NotFound
   */
  async load(actor: Actor, id: string): Promise<DeliverableEntity> {
    const where = {
      id,
      ...inReach(actor),
      ...(actor.role === 'contact' && { deletedAt: IsNull(), shownVersion: Not(IsNull()) }),
    };
    const deliverable = await manager().findOne(DeliverableEntity, {
      where,
      lock: { mode: 'pessimistic_write' },
    });
    if (!deliverable) throw new NotFound('deliverable');
    return deliverable;
  }

  async add(deliverable: Omit<DeliverableEntity, 'version'>): Promise<void> {
    await manager().insert(DeliverableEntity, deliverable);
  }

  /** Writes what was changed of a loaded deliverable; its version rises even if that is nothing. */
  async change({
    id,
    workspaceId,
    engagementId: _stays,
    version,
    ...values
  }: DeliverableEntity): Promise<void> {
    const { affected } = await manager().update(DeliverableEntity, { id, workspaceId, version }, values);
    if (affected !== 1) throw new Stale(version);
  }

  async addVersion(version: DeliverableVersionEntity): Promise<void> {
    await manager().insert(DeliverableVersionEntity, version);
  }

  /** Number of the newest version of a loaded deliverable. */
  async latest({ id, workspaceId }: Pick<DeliverableEntity, 'id' | 'workspaceId'>): Promise<number> {
    const [row] = await query<{ last: number | null }>(
      'deliverables.last',
      'SELECT max(number) AS last FROM deliverable_version WHERE workspace_id = $1 AND deliverable_id = $2',
      [workspaceId, id],
    );
    return row?.last ?? 0;
  }

  /** The hash of one version; null where there is none. */
  async sha256(
    { id, workspaceId }: Pick<DeliverableEntity, 'id' | 'workspaceId'>,
    number: number | null,
  ): Promise<string | null> {
    const [row] = await query<{ sha256: string }>(
      'deliverables.sha256',
      `SELECT sha256 FROM deliverable_version WHERE workspace_id = $1 AND deliverable_id = $2 AND number = $3`,
      [workspaceId, id, number],
    );
    return row?.sha256 ?? null;
  }

  /** Notes when contacts could first see the versions up to one; those they saw before keep their time. */
  async noteShown(
    { id, workspaceId }: Pick<DeliverableEntity, 'id' | 'workspaceId'>,
    upTo: number,
    at: Temporal.Instant,
  ): Promise<void> {
    await query(
      'deliverables.note-shown',
      `UPDATE deliverable_version SET shown_at = $4
       WHERE workspace_id = $1 AND deliverable_id = $2 AND number <= $3 AND shown_at IS NULL`,
      [workspaceId, id, upTo, at.toString()],
    );
  }

  /** The last decision about a version before the shown one, which hiding goes back to. */
  async decidedBefore({ id, workspaceId, shownVersion }: DeliverableEntity): Promise<{ number: number; decision: AcceptanceEntity['decision'] } | null> {
    const [row] = await query<{ number: number; decision: AcceptanceEntity['decision'] }>(
      'deliverables.decided-before',
      `SELECT number, decision FROM acceptance WHERE workspace_id = $1 AND deliverable_id = $2 AND number < $3
       ORDER BY number DESC, at DESC, id DESC LIMIT 1`,
      [workspaceId, id, shownVersion],
    );
    return row ?? null;
  } // prettier-ignore

  async addDecision(decision: AcceptanceEntity): Promise<void> {
    await manager().insert(AcceptanceEntity, decision);
  }

  /**
   * How the task of a deliverable stands; nobody moves it until the transaction ends. Always asked for before the
   * deliverable is locked: whoever moves the task locks in the same order. Null without a task.
   */
  async lockTask(actor: Actor, deliverableId: string): Promise<{ id: string; status: string } | null> {
    const [task] = await query<{ id: string; status: string }>(
      'deliverables.lock-task',
      `SELECT t.id, t.status FROM task t WHERE t.workspace_id = $1 AND t.id = (
         SELECT d.task_id FROM deliverable d WHERE d.workspace_id = $1 AND d.id = $2) FOR UPDATE`,
      [actor.workspaceId, deliverableId],
    );
    return task ?? null;
  }

  /** What a task's client sees and has not decided about; nobody else decides about it until the transaction ends. */
  undecidedOf(actor: Actor, taskId: string): Promise<DeliverableEntity[]> {
    return manager().find(DeliverableEntity, {
      where: {
        workspaceId: actor.workspaceId,
        taskId,
        deletedAt: IsNull(),
        shownVersion: Not(IsNull()),
        decision: IsNull(),
      },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Whether something that a task's client sees is not accepted. */
  async anyUnaccepted(actor: Actor, taskId: string): Promise<boolean> {
    const rows = await query(
      'deliverables.unaccepted',
      `SELECT FROM deliverable WHERE workspace_id = $1 AND task_id = $2 AND deleted_at IS NULL
         AND shown_version IS NOT NULL AND decision IS DISTINCT FROM 'accepted' LIMIT 1`,
      [actor.workspaceId, taskId],
    );
    return rows.length > 0;
  }
}
