import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Language } from '../../kernel/actor.js';
import type { Step } from '../../kernel/checklist.js';
import type { Priority } from '../../kernel/priority.js';

/** A task that comes again: what is to be done, and by which rule it comes. */
@Entity('recurring_task')
export class RecurringTaskEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  @Column('uuid', { name: 'service_id', nullable: true })
  serviceId!: string | null;

  @Column('uuid', { name: 'assignee_id', nullable: true })
  assigneeId!: string | null;

  @Column('uuid', { name: 'playbook_id', nullable: true })
  playbookId!: string | null;

  @Column('text')
  title!: string;

  @Column('text')
  brief!: string;

  @Column('text')
  purpose!: string;

  @Column('text')
  inputs!: string;

  @Column('text', { name: 'acceptance_criteria' })
  acceptanceCriteria!: string;

  @Column('text')
  priority!: Priority;

  @Column('text', { nullable: true })
  language!: Language | null;

  @Column('integer', { name: 'estimate_minutes', nullable: true })
  estimateMinutes!: number | null;

  /** Instead of the steps of a playbook. */
  @Column('jsonb', { nullable: true })
  checklist!: readonly Step[] | null;

  /** RFC 5545, of whole days; see recurrence.rules. */
  @Column('text')
  rule!: string;

  /** `YYYY-MM-DD`, in the engagement's zone. */
  @Column('date', { name: 'starts_on' })
  startsOn!: string;

  /** `HH:MM` on the clocks of the engagement's zone. */
  @Column('text')
  time!: string;

  @Column('integer', { name: 'due_after_days', nullable: true })
  dueAfterDays!: number | null;

  @Column('integer', { name: 'ahead_days' })
  aheadDays!: number;

  /** Up to this day everything was made, missed or left out on purpose. */
  @Column('date', { name: 'settled_to' })
  settledTo!: string;

  @Column('date', { name: 'paused_from', nullable: true })
  pausedFrom!: string | null;

  /** The first day after the pause. */
  @Column('date', { name: 'paused_until', nullable: true })
  pausedUntil!: string | null;

  @Column('date', { name: 'ended_on', nullable: true })
  endedOn!: string | null;

  /** It was changed, and what is made and not begun has to follow. */
  @Column('boolean')
  changed!: boolean;

  /** When an occurrence has to be made next; null: never. */
  @Column('timestamptz', { name: 'next_at', nullable: true })
  nextAt!: Date | null;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy!: string | null;

  @Column('text', { name: 'created_by_name' })
  createdByName!: string;

  /** The language of who set it up, in which the product says what it does. */
  @Column('text', { name: 'created_in' })
  createdIn!: Language;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @VersionColumn()
  version!: number;
}
