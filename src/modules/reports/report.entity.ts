import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Coverage } from '../../kernel/coverage.js';

export const reportStates = ['draft', 'sent', 'accepted'] as const;
export type ReportState = (typeof reportStates)[number];

/** What the assistant says to clauses, by clause. */
export type ClauseComments = Readonly<Record<string, string>>;

/** The statement of some days for one engagement; what it says is frozen the moment it is sent. */
@Entity('report')
export class ReportEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId!: string;

  @Column('text')
  coverage!: Coverage;

  /** What the days are called: see `CoveredDays.name`. */
  @Column('text')
  period!: string;

  /** `2026-W46`, in the engagement's own weeks; null where the days are no week. */
  @Column('text', { nullable: true })
  week!: string | null;

  /** First of the days. */
  @Column('date', { name: 'period_from' })
  from!: string;

  /** The day after the last. */
  @Column('date', { name: 'period_to' })
  to!: string;

  /** Version told to the client, from 1. */
  @Column('integer')
  number!: number;

  @Column('text')
  state!: ReportState;

  /** Since when the assistant holds it back; null: nobody does. */
  @Column('timestamptz', { name: 'held_at', nullable: true })
  heldAt!: Date | null;

  @Column('text', { name: 'held_note' })
  heldNote!: string;

  /** The assistant's sentence to the client. */
  @Column('text')
  word!: string;

  @Column('jsonb')
  comments!: ClauseComments;

  /** When the two speak next, as the assistant put it. */
  @Column('date', { name: 'next_on', nullable: true })
  nextOn!: string | null;

  @Column('text', { name: 'next_text', nullable: true })
  nextText!: string | null;

  /** The version before, which it corrects. */
  @Column('uuid', { nullable: true })
  revises!: string | null;

  /** Why it is told anew. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { name: 'revised_by_name', nullable: true })
  revisedByName!: string | null;

  /** When a later version of it was sent. */
  @Column('timestamptz', { name: 'superseded_at', nullable: true })
  supersededAt!: Date | null;

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

  /** When to look whether no answer counts as accepted by now; null: it never does. */
  @Column('timestamptz', { name: 'silence_at', nullable: true })
  silenceAt!: Date | null;

  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  acceptedAt!: Date | null;

  /** The contact who accepted; null: nobody has, or no answer counted as it. */
  @Column('uuid', { name: 'accepted_by', nullable: true })
  acceptedBy!: string | null;

  /** No answer came in the agreed time. */
  @Column('boolean', { name: 'accepted_silently' })
  acceptedSilently!: boolean;

  @VersionColumn()
  version!: number;
}
