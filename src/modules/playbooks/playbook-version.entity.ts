import type { Step } from '../../kernel/checklist.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a playbook said from a moment on; written once. */
@Entity('playbook_version')
export class PlaybookVersionEntity {
  @PrimaryColumn('uuid', { name: 'playbook_id' })
  playbookId!: string;

  /** From 1. */
  @PrimaryColumn('integer')
  number!: number;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('text')
  markdown!: string;

  @Column('jsonb')
  steps!: readonly Step[];

  /** What became better, in the words of who wrote it. */
  @Column('text')
  note!: string;

  /** The task from which it was learned. */
  @Column('uuid', { name: 'from_task_id', nullable: true })
  fromTaskId!: string | null;

  /** Number of the older version that it says again. */
  @Column('integer', { nullable: true })
  restores!: number | null;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy!: string | null;

  @Column('text', { name: 'created_by_name' })
  createdByName!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
