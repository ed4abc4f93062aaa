import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** What an event of a calendar may become. */
export const proposals = ['time_entry', 'appointment'] as const;
export type Proposal = (typeof proposals)[number];

/** What somebody decided about one occurrence of an event; what nobody decided has no row. */
@Entity('entry_candidate')
export class EntryCandidateEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'member_id' })
  memberId!: string;

  /** The same in every calendar that the event stands in. */
  @Column('text', { name: 'ical_uid' })
  icalUid!: string;

  /** Which one of its series, by when it would have begun; empty of a single event. */
  @Column('text')
  occurrence!: string;

  @Column('text')
  proposes!: Proposal;

  @Column('text')
  state!: 'open' | 'accepted' | 'dismissed';

  /** It is proposed although a colleague has logged it. */
  @Column('boolean')
  together!: boolean;

  /** What it became. */
  @Column('uuid', { name: 'time_entry_ids', array: true })
  timeEntryIds!: string[];

  @Column('uuid', { name: 'appointment_id', nullable: true })
  appointmentId!: string | null;

  /** Of an appointment: the time for which its event stands in the calendar in place of one of ours. */
  @Column('timestamptz', { name: 'event_starts_at', nullable: true })
  eventStartsAt!: Date | null;

  @Column('timestamptz', { name: 'event_ends_at', nullable: true })
  eventEndsAt!: Date | null;

  @Column('timestamptz', { name: 'decided_at' })
  decidedAt!: Date;

  @VersionColumn()
  version!: number;
}
