import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Language } from '../../kernel/actor.js';
import type { Priority } from '../../kernel/priority.js';
import type { TaskStatus } from './task.rules.js';

/** PostgreSQL's bigint arrives as text. */
const whole = { to: (value: number) => value, from: Number };

/** One delegated piece of work. Whose turn it is follows from the status, by a generated column. */
@Entity('task')
export class TaskEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  @Column('uuid', { name: 'service_id', nullable: true })
  serviceId!: string | null;

  /** The member who does it. */
  @Column('uuid', { name: 'assignee_id', nullable: true })
  assigneeId!: string | null;

  @Column('text')
  title!: string;

  @Column('text')
  brief!: string;

  /** Why it is wanted. */
  @Column('text')
  purpose!: string;

  /** What there is to work with. */
  @Column('text')
  inputs!: string;

  /** By what one will see that it is done. */
  @Column('text', { name: 'acceptance_criteria' })
  acceptanceCriteria!: string;

  /** `YYYY-MM-DD`, in the engagement's zone. */
  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: string | null;

  /** `HH:MM` or `HH:MM:SS`, on the clocks of the engagement's zone; null: until the end of the day. */
  @Column('time', { name: 'due_time', nullable: true })
  dueTime!: string | null;

  /** The moment that day and time mean. */
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;

  @Column('text')
  priority!: Priority;

  /** In which language it is to be done; null: not said. */
  @Column('text', { nullable: true })
  language!: Language | null;

  /** Asked for with less notice than agreed. */
  @Column('boolean')
  rush!: boolean;

  @Column('text')
  status!: TaskStatus;

  @Column('integer', { name: 'estimate_minutes', nullable: true })
  estimateMinutes!: number | null;

  /** The person who delegated it. */
  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy!: string | null;

  @Column('text', { name: 'created_by_name' })
  createdByName!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** Since when the turn is with whom it is with. */
  @Column('timestamptz', { name: 'turn_since' })
  turnSince!: Date;

  /** The last time that it was handed over. */
  @Column('timestamptz', { name: 'delivered_at', nullable: true })
  deliveredAt!: Date | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt!: Date | null;

  /** Business minutes promised on the assistant's side, as the service had them; null: none. */
  @Column('integer', { name: 'target_minutes', nullable: true })
  targetMinutes!: number | null;

  /** Business seconds for which the turn was the assistant's, up to `turnSince`. */
  @Column('bigint', { name: 'assistant_seconds', transformer: whole })
  assistantSeconds!: number;

  /** Business seconds for which it was the client's. */
  @Column('bigint', { name: 'client_seconds', transformer: whole })
  clientSeconds!: number;

  /** When the target will have been used up if the turn stays where it is. */
  @Column('timestamptz', { name: 'promised_at', nullable: true })
  promisedAt!: Date | null;

  /** From when on that is near. */
  @Column('timestamptz', { name: 'at_risk_at', nullable: true })
  atRiskAt!: Date | null;

  /** The promise that the members were warned of. */
  @Column('timestamptz', { name: 'warned_of', nullable: true })
  warnedOf!: Date | null;

  /** Whose steps became its checklist, and in which version. */
  @Column('uuid', { name: 'playbook_id', nullable: true })
  playbookId!: string | null;

  @Column('integer', { name: 'playbook_number', nullable: true })
  playbookNumber!: number | null;

  /** The recurring task that it is an occurrence of, and the day that it stands for. */
  @Column('uuid', { name: 'recurring_task_id', nullable: true })
  recurringTaskId!: string | null;

  @Column('date', { name: 'occurrence_on', nullable: true })
  occurrenceOn!: string | null;

  /** When it was last edited or moved. */
  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;

  @VersionColumn()
  version!: number;
}
