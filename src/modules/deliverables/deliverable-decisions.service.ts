import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Forbidden } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { NoticesService } from '../notices/notices.service.js';
import { TaskChanges, type TaskChange } from '../tasks/tasks.events.js';
import { TasksService } from '../tasks/tasks.service.js';
import type { DeliverableEntity } from './deliverable.entity.js';
import { DeliverableDecided, DeliverableNotShown, OtherVersion } from './deliverable.errors.js';
import { judgeDecision, type Decision } from './deliverable.rules.js';
import { DeliverableKeepingRepository } from './deliverable-keeping.repository.js';

/** What a contact says about what they looked at. */
export interface WishedDecision {
  readonly version: number;
  readonly sha256: string;
  readonly reason?: string;
}

/**
 * The client's yes, or not yet. Whoever is first decides; the other is told what was decided. A task and what was
 * delivered for it go together, whichever of the two the client answers.
 */
@Injectable()
export class DeliverableDecisionsService implements OnModuleInit {
  constructor(
    private readonly keeping: DeliverableKeepingRepository,
    private readonly tasks: TasksService,
    private readonly taskChanges: TaskChanges,
    private readonly notices: NoticesService,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.taskChanges.listen((change) => this.finishedWithTask(change));
  }

  /** @throws DeliverableNotShown, OtherVersion, DeliverableDecided, NotFound */
  async decide(id: string, decision: Decision, wished: WishedDecision): Promise<void> {
    if (actor().role !== 'contact') throw new Forbidden('deliverables.decide');
    const task = await this.keeping.lockTask(actor(), id);
    const deliverable = await this.keeping.load(actor(), id);
    await this.refuse(deliverable, wished);
    const decisionId = await this.record(deliverable, decision, wished.sha256, wished.reason ?? '', false);
    await this.notices.tell({
      kind: 'deliverable.decided',
      engagementId: deliverable.engagementId,
      to: 'members',
      subject: { noun: 'deliverable', id, title: deliverable.title },
      by: actor().name,
      state: decision,
      sourceId: decisionId,
      ...(wished.reason && { text: wished.reason }),
    });
    // The deliverable may have left the task a moment ago; then the task is none of its business.
    if (task?.status !== 'delivered' || deliverable.taskId !== task.id) return;
    if (decision === 'change_requested') await this.tasks.reopen(task.id, wished.reason ?? '');
    else if (!(await this.keeping.anyUnaccepted(actor(), task.id))) await this.tasks.finish(task.id);
  }

  /** A contact who finishes a task accepts what they see of it and have not decided about. */
  private async finishedWithTask({ task, from, to }: TaskChange): Promise<void> {
    if (from !== 'delivered' || to !== 'done' || actor().role !== 'contact') return;
    for (const deliverable of await this.keeping.undecidedOf(actor(), task.id)) {
      const sha256 = await this.keeping.sha256(deliverable, deliverable.shownVersion);
      if (sha256) await this.record(deliverable, 'accepted', sha256, '', true);
    }
  }

  private async refuse(deliverable: DeliverableEntity, wished: WishedDecision): Promise<void> {
    const shown = await this.keeping.sha256(deliverable, deliverable.shownVersion);
    switch (judgeDecision(deliverable, shown, wished)) {
      case 'not shown':
        throw new DeliverableNotShown();
      case 'other version':
        throw new OtherVersion();
      case 'decided':
        throw new DeliverableDecided(deliverable.decision as Decision);
      case 'fine':
    }
  }

  private async record(
    deliverable: DeliverableEntity,
    decision: Decision,
    sha256: string,
    reason: string,
    byTask: boolean,
  ): Promise<string> {
    const { workspaceId, seatId, personId, name } = actor();
    const { id: deliverableId, engagementId, shownVersion } = deliverable;
    const id = this.ids.next();
    await this.keeping.addDecision({
      ...{ id, workspaceId, engagementId, deliverableId, sha256, decision, reason, byTask },
      ...{ number: shownVersion as number, seatId, personId, byName: name },
      at: this.clock.date(),
    });
    deliverable.decision = decision;
    await this.keeping.change(deliverable);
    await this.events.tell('deliverable.changed', deliverableId, engagementId);
    return id;
  }
}
