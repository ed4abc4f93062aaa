import type { Doer } from '../../kernel/checklist.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One step on the checklist of a task, with who does it. */
@Entity('checklist_item')
export class ChecklistItemEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  @Column('uuid', { name: 'task_id' })
  taskId!: string;

  /** From 0, without gaps. */
  @Column('integer')
  position!: number;

  @Column('text')
  text!: string;

  @Column('text', { name: 'doer' })
  by!: Doer;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt!: Date | null;

  @Column('text', { name: 'done_by_name', nullable: true })
  doneByName!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
