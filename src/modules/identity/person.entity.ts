import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Language } from '../../kernel/actor.js';

/** A human being with one e-mail address; may have seats in several workspaces. */
@Entity('person')
export class PersonEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** Lower case. */
  @Column('text')
  email!: string;

  @Column('text')
  name!: string;

  @Column('text')
  language!: Language;

  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  /** Days on which they usually work, 1 Monday to 7 Sunday. */
  @Column('integer', { name: 'working_weekdays', array: true })
  workingWeekdays!: number[];

  /** `09:00` to `18:00` by the clocks of their zone; both null where nothing was said. */
  @Column('text', { name: 'working_from', nullable: true })
  workingFrom!: string | null;

  @Column('text', { name: 'working_to', nullable: true })
  workingTo!: string | null;

  /** argon2id; null for a person who has not chosen a password. Never selected unless asked for. */
  @Column('text', { name: 'password_hash', nullable: true, select: false })
  passwordHash!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @VersionColumn()
  version!: number;
}
