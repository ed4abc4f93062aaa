import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

export const reportStates = ['draft', 'sent', 'accepted'] as const;
export type ReportState = (typeof reportStates)[number];

/** The statement of one week for one engagement; what it says is frozen the moment it is sent. */
@Entity('report')
export class ReportEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  /** `2026-W46`, in the engagement's own weeks. */
  @Column('text')
  week!: string;

  /** First day of the week. */
  @Column('date', { name: 'period_from' })
  from!: string;

  /** The day after its last. */
  @Column('date', { name: 'period_to' })
  to!: string;

  /** Version told to the client, from 1. */
  @Column('integer')
  number!: number;

  @Column('text')
  state!: ReportState;

  /** The assistant's sentence to the client. */
  @Column('text')
  word!: string;

  /** Canonical JSON of the content (RFC 8785); the bytes that are hashed. */
  @Column('text', { nullable: true })
  content!: string | null;

  @Column('text', { name: 'content_sha256', nullable: true })
  contentSha256!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;

  @Column('uuid', { name: 'sent_by', nullable: true })
  sentBy!: string | null;

  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  acceptedAt!: Date | null;

  /** The contact who accepted. */
  @Column('uuid', { name: 'accepted_by', nullable: true })
  acceptedBy!: string | null;

  @VersionColumn()
  version!: number;
}
