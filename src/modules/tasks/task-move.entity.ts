import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../kernel/actor.js';
import type { TaskStatus } from './task.rules.js';

/** One step of a task, with the name beside it and what was said; written once, read by both sides. */
@Entity('task_move')
export class TaskMoveEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  @Column('uuid', { name: 'task_id' })
  taskId!: string;

  /** Null for the first step, by which the task was made. */
  @Column('text', { name: 'moved_from', nullable: true })
  movedFrom!: TaskStatus | null;

  @Column('text', { name: 'moved_to' })
  movedTo!: TaskStatus;

  @Column('text')
  note!: string;

  @Column('text', { name: 'actor_name' })
  actorName!: string;

  @Column('text', { name: 'actor_role' })
  actorRole!: Role;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId!: string | null;

  @Column('timestamptz')
  at!: Date;
}
