import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '../../../kernel/actor.js';

/**
 * Queued and deferred are on their way. Sent was taken by the reader's mail server; bounced was taken and came back.
 * Refused: no server will take it; failed: none did for a day. Suppressed: nobody is written to at that address.
 * Withdrawn: its link was taken back before its turn came.
 */
export const deliveryStates = [
  'queued', 'deferred', 'sent', 'refused', 'bounced', 'failed', 'suppressed', 'withdrawn',
] as const; // prettier-ignore
export type DeliveryState = (typeof deliveryStates)[number];

export const deliveryRoles = ['to', 'cc'] as const;
/** Whom it is for, or who reads along. */
export type DeliveryRole = (typeof deliveryRoles)[number];

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
  role!: DeliveryRole;

  @Column('text')
  state!: DeliveryState;

  /** The mail that carries it now; null until its turn comes. */
  @Column('uuid', { name: 'mail_id', nullable: true })
  mailId!: string | null;

  @Column('integer')
  attempts!: number;

  /** What the mail server said when it did not take the mail. */
  @Column('text', { name: 'last_error', nullable: true })
  lastError!: string | null;

  /** What was said last, also by a server that took it. */
  @Column('text', { nullable: true })
  answer!: string | null;

  /** About when it is tried again. */
  @Column('timestamptz', { name: 'next_try_at', nullable: true })
  nextTryAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;

  /** When its reader first opened its page; noted only where the workspace says so. */
  @Column('timestamptz', { name: 'opened_at', nullable: true })
  openedAt!: Date | null;

  /** How often its link was made, from 1; earlier ones open nothing. */
  @Column('integer', { name: 'link_generation' })
  linkGeneration!: number;

  @Column('timestamptz', { name: 'link_expires_at' })
  linkExpiresAt!: Date;

  @Column('timestamptz', { name: 'link_revoked_at', nullable: true })
  linkRevokedAt!: Date | null;
}

/** What is said of a delivery when it begins; the rest follows from what becomes of it. */
export type NewDelivery = Pick<
  DeliveryEntity,
  | 'id'
  | 'workspaceId'
  | 'engagementId'
  | 'reportId'
  | 'contactId'
  | 'email'
  | 'name'
  | 'language'
  | 'state'
  | 'createdAt'
  | 'linkExpiresAt'
> &
  Partial<Pick<DeliveryEntity, 'role'>>;
