import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** What a contact said to a report: yes, or a question about it or one of its lines; and what was replied. */
@Entity('report_answer')
export class ReportAnswerEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  @Column('uuid', { name: 'report_id' })
  reportId!: string;

  @Column('uuid', { name: 'contact_id' })
  contactId!: string;

  @Column('text', { name: 'contact_name' })
  contactName!: string;

  @Column('text')
  kind!: 'accepted' | 'question';

  /** The line asked about; null for the report as a whole. */
  @Column('uuid', { name: 'entry_id', nullable: true })
  entryId!: string | null;

  /** How that line read in the report. */
  @Column('text', { name: 'entry_label', nullable: true })
  entryLabel!: string | null;

  @Column('text')
  text!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('text', { nullable: true })
  reply!: string | null;

  @Column('timestamptz', { name: 'replied_at', nullable: true })
  repliedAt!: Date | null;

  @Column('text', { name: 'replied_by_name', nullable: true })
  repliedByName!: string | null;

  @VersionColumn()
  version!: number;
}
