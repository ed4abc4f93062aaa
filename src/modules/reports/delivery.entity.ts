import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '../../kernel/actor.js';

export type DeliveryState = 'queued' | 'sent' | 'failed';

/** One report on its way to one contact; there is never a second one for the same two. */
@Entity('delivery')
export class DeliveryEntity {
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

  @Column('text')
  email!: string;

  @Column('text')
  name!: string;

  @Column('text')
  language!: Language;

  @Column('text')
  state!: DeliveryState;

  @Column('integer')
  attempts!: number;

  /** What the mail server said when it did not take the mail. */
  @Column('text', { name: 'last_error', nullable: true })
  lastError!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;

  @Column('timestamptz', { name: 'link_expires_at' })
  linkExpiresAt!: Date;

  @Column('timestamptz', { name: 'link_revoked_at', nullable: true })
  linkRevokedAt!: Date | null;
}
