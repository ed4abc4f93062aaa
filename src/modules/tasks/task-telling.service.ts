import { Injectable } from '@nestjs/common';
import { actor } from '../../platform/database/transaction.js';
import { NoticesService } from '../notices/notices.service.js';
import type { TaskEntity } from './task.entity.js';
import type { TaskStatus } from './task.rules.js';

type Told = Pick<TaskEntity, 'id' | 'engagementId' | 'title' | 'assigneeId' | 'status'>;

/** What a side learns of the other's steps; questions and answers are told by themselves. */
const toldToContacts: ReadonlySet<TaskStatus> = new Set([
  'accepted',
  'declined',
  'delivered',
  'done',
  'cancelled',
]);
const toldToMembers: ReadonlySet<TaskStatus> = new Set(['done', 'change_requested', 'cancelled']);

/** Tells the other side what somebody did with a task; nobody is told of their own doing. */
@Injectable()
export class TaskTelling {
  constructor(private readonly notices: NoticesService) {}

  /** Members learn what a client asks for; a member, what another has given them to do. */
  async requested(task: Told): Promise<void> {
    const { role, seatId } = actor();
    if (role === 'contact') await this.tell('task.requested', task, 'members');
    else await this.assigned(task, seatId);
  }

  /** A member learns that the work is now theirs. */
  async assigned(task: Told, before: string | null): Promise<void> {
    if (task.assigneeId !== null && task.assigneeId !== before && task.assigneeId !== actor().seatId)
      await this.tell('task.requested', task, { memberIds: [task.assigneeId] });
  }

  async moved(task: Told, note: string): Promise<void> {
    const byContact = actor().role === 'contact';
    if (!(byContact ? toldToMembers : toldToContacts).has(task.status)) return;
    await this.tell('task.moved', task, byContact ? 'members' : 'contacts', {
      text: note,
      state: task.status,
    });
  }

  private tell(
    kind: 'task.requested' | 'task.moved',
    { id, engagementId, title }: Told,
    to: 'members' | 'contacts' | { memberIds: string[] },
    said: { text?: string; state?: string } = {},
  ): Promise<void> {
    const subject = { noun: 'task', id, title } as const;
    return this.notices.tell({ kind, engagementId, to, subject, by: actor().name, ...said });
  }
}
