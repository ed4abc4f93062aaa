import { Injectable } from '@nestjs/common';
import type { Step } from '../../kernel/checklist.js';
import { actor } from '../../platform/database/transaction.js';
import { PlaybooksService } from '../playbooks/playbooks.service.js';
import { ChecklistRepository } from './checklist.repository.js';
import type { TaskEntity } from './task.entity.js';
import type { TaskStatus } from './task.rules.js';

type Task = Omit<TaskEntity, 'version'>;

/** What is said about the steps of a task when it is delegated. */
export interface StepsWish {
  readonly playbookId?: string | undefined;
  readonly checklist?: readonly { readonly text: string; readonly by?: Step['by'] }[] | undefined;
}

/** Which playbook a task follows, and with which steps it begins. */
@Injectable()
export class TaskPlaybooks {
  constructor(
    private readonly playbooks: PlaybooksService,
    private readonly checklists: ChecklistRepository,
  ) {}

  /**
   * The steps of a new task: those that were said, else those of the named playbook, else those of its service's. The
   * task remembers which it follows.
   * @throws NotFound for a playbook that is not there for its engagement
   */
  async begun(task: Task, { playbookId, checklist }: StepsWish): Promise<readonly Step[]> {
    const said = checklist?.map(({ text, by = 'assistant' as const }) => ({ text, by }));
    if (said && playbookId === undefined) return said;
    const steps = await this.followed(task, playbookId);
    return said ?? steps;
  }

  /**
   * The steps with which a request is taken on: a contact may not know the playbook of its service. None where it has
   * some already, or is not taken on by this step.
   */
  async takenOn(task: Task, to: TaskStatus): Promise<readonly Step[]> {
    const takesOn = task.status === 'requested' && (to === 'accepted' || to === 'in_progress');
    if (!takesOn || actor().role === 'contact' || task.serviceId === null || task.playbookId !== null)
      return [];
    return (await this.checklists.of(actor(), task.id)).length > 0 ? [] : this.followed(task);
  }

  private async followed(task: Task, playbookId?: string): Promise<readonly Step[]> {
    const { serviceId, engagementId } = task;
    const followed = await this.playbooks.stepsFor({ playbookId, serviceId, engagementId });
    task.playbookId = followed?.playbookId ?? null;
    task.playbookNumber = followed?.number ?? null;
    return followed?.steps ?? [];
  }
}
