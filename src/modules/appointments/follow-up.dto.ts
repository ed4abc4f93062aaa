import { isMember, languages, type Actor, type Language } from '../../kernel/actor.js';
import { Can, Id, Instant, OneOf, Text } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { followUpStates, type FollowUpState } from './appointment.rules.js';
import { dropReasons, isOpenFollowUp, type DropReason } from './follow-up.rules.js';

const LONGEST = 5000;

export class FollowUpsQuery extends PageQuery {
  @OneOf(followUpStates, { optional: true })
  state?: FollowUpState;

  @Id({ optional: true, description: 'Of one client.' })
  clientId?: string;
}

export class SendFollowUpDto {
  @Text({ min: 1, max: LONGEST, description: 'The letter as it goes out, in the language of its reader.' })
  text!: string;
}

/** A follow-up as it is read; what is not decided about it stands with its appointment. */
export interface FollowUpRow {
  readonly id: string;
  readonly appointmentId: string;
  readonly engagementId: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly clientId: string;
  readonly clientName: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly contactRemoved: boolean;
  readonly email: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly memberId: string;
  readonly dueAt: Date;
  readonly state: FollowUpState;
  readonly because: DropReason | null;
  readonly text: string;
  readonly proposedAt: Date | null;
  readonly settledAt: Date | null;
  readonly settledByName: string | null;
}

/** The kind word after a session that the client missed. For a contact it does not exist. */
export class FollowUpDto {
  @Id() id!: string;
  @Id() appointmentId!: string;
  @Id() engagementId!: string;
  @Text({ description: 'Of the appointment.' }) title!: string;
  @Instant() startsAt!: string;
  @Id() clientId!: string;
  @Text() clientName!: string;
  @Id() contactId!: string;
  @Text() contactName!: string;
  @OneOf(languages, { description: 'In which its reader is written to.' }) language!: Language;
  @Instant() dueAt!: string;
  @OneOf(followUpStates) state!: FollowUpState;
  @OneOf(dropReasons, { nullable: true, description: 'Why it was dropped.' }) because!: DropReason | null;
  @Text({ description: 'Empty until it is proposed.' }) text!: string;
  @Instant({ nullable: true }) settledAt!: string | null;
  @Text({ nullable: true }) settledByName!: string | null;
  @Can('send', 'drop', 'restore') can!: Record<'send' | 'drop' | 'restore', boolean>;

  static of(row: FollowUpRow, actor: Actor): FollowUpDto {
    const { id, appointmentId, engagementId, title, clientId, clientName, contactId, contactName } = row;
    const { language, state, because, text, settledByName, startsAt, dueAt, settledAt } = row;
    const member = isMember(actor);
    return {
      ...{ id, appointmentId, engagementId, title, clientId, clientName, contactId, contactName },
      ...{ language, state, because, text, settledByName },
      startsAt: startsAt.toTemporalInstant().toString(),
      dueAt: dueAt.toTemporalInstant().toString(),
      settledAt: settledAt && settledAt.toTemporalInstant().toString(),
      can: {
        send: member && state === 'proposed',
        drop: member && isOpenFollowUp(state),
        restore: member && state === 'dropped' && because === 'member',
      },
    };
  }
}
