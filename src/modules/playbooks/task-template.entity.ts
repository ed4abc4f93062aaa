import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Language } from '../../kernel/actor.js';
import type { Step } from '../../kernel/checklist.js';

/** A task as it is usually delegated, in a practice's own words. */
@Entity('task_template')
export class TaskTemplateEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('text')
  language!: Language;

  @Column('text')
  title!: string;

  @Column('text')
  brief!: string;

  @Column('text')
  purpose!: string;

  /** What the client gives; lines that end with a colon are filled in. */
  @Column('text')
  inputs!: string;

  @Column('text', { name: 'acceptance_criteria' })
  acceptanceCriteria!: string;

  @Column('integer', { name: 'estimate_minutes', nullable: true })
  estimateMinutes!: number | null;

  @Column('jsonb')
  checklist!: readonly Step[];

  /** What is handed over in the end. */
  @Column('text', { nullable: true })
  deliverable!: string | null;

  /** Whether clients delegate from it too. */
  @Column('boolean')
  offered!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  @VersionColumn()
  version!: number;
}
