import type { Actor } from '../../kernel/actor.js';
import type { WorkingWindow } from '../../kernel/business-time.js';
import { Can, Day, Id, IdList, Instant, ListOf, Nested, OneOf, Text, TimeZoneName, Whole, WholeOf, Yes } from '../../platform/http/fields.js'; // prettier-ignore
import { PageQuery } from '../../platform/http/paging.js';
import { AppointmentGuestDto } from './appointment.dto.js';
import { proposalAbilities } from './appointment.policy.js';
import type { AppointmentProposalEntity } from './appointment-proposal.entity.js';
import { proposalStates, stateAt, steps, USUAL, type ProposalState } from './appointment-proposal.rules.js';
import { NewSessionDto, PlaceDto, sessionFacts, type SessionRow } from './session.dto.js';

const MINUTES = { min: 5, max: 1440 };
const BUFFER = { max: 480, optional: true, description: 'Kept free; as the host said for all unless said.' };

export class ProposalsQuery extends PageQuery {
  @Id({ optional: true })
  engagementId?: string;

  @OneOf(proposalStates, { optional: true })
  state?: ProposalState;
}

export class ProposeAppointmentDto extends NewSessionDto {
  @IdList({ min: 1, max: 20, unique: true, description: 'Contacts who are asked; each gets an own link.' })
  contactIds!: string[];

  @Whole(MINUTES)
  minutes!: number;

  @Day({ optional: true, description: 'The first day, in the engagement’s zone; today unless said.' })
  fromDay?: string;

  @Day({ optional: true, description: `The last day, included; ${USUAL.days} days on unless said.` })
  toDay?: string;

  @Whole(BUFFER)
  bufferBeforeMinutes?: number;

  @Whole(BUFFER)
  bufferAfterMinutes?: number;

  @Whole({ max: 43_200, optional: true, description: `How soon it may be; ${USUAL.noticeMinutes} unless said.` }) // prettier-ignore
  noticeMinutes?: number;

  @WholeOf(steps, { optional: true, description: `Minutes between two starts; ${USUAL.stepMinutes} unless said.` }) // prettier-ignore
  stepMinutes?: number;

  @Instant({ optional: true, description: 'Until when it can be booked; the end of the last day unless said.' }) // prettier-ignore
  expiresAt?: string;

  @Yes({ optional: true, description: 'Whether the contacts get a mail with their link; true unless said.' })
  tell?: boolean;
}

export class BookSlotDto {
  @Instant({ description: 'One of the free starts.' })
  startsAt!: string;
}

/** A proposal as it is read. */
export interface ProposalRow extends AppointmentProposalEntity, SessionRow {
  /** Whether the host still works in the practice. */
  readonly hostThere: boolean;
  readonly guests: readonly { readonly id: string; readonly name: string; readonly linkId: string }[];
  /** Agreed in the engagement. */
  readonly workingWindows: readonly WorkingWindow[];
  readonly holidays: string | null;
}

/** Who was asked; the address of their page is for members, to be passed on by other ways than mail. */
export class ProposalGuestDto extends AppointmentGuestDto {
  @Text({ nullable: true, description: 'Null for contacts.' }) url!: string | null;
}

/** Free times that are proposed to contacts. A contact sees what they were asked. */
export class AppointmentProposalDto {
  @Id() id!: string;
  @Id() engagementId!: string;
  @Text() engagementName!: string;
  @Id() clientId!: string;
  @Text() clientName!: string;
  @Id() memberId!: string;
  @Text() memberName!: string;
  @Id({ nullable: true }) taskId!: string | null;
  @Text() title!: string;
  @Text() note!: string;
  @Nested(() => PlaceDto, { nullable: true }) place!: PlaceDto | null;
  @Whole(MINUTES) minutes!: number;
  @Day() fromDay!: string;
  @Day() toDay!: string;
  @TimeZoneName({ description: 'Of the engagement.' }) timeZone!: string;
  @Whole() bufferBeforeMinutes!: number;
  @Whole() bufferAfterMinutes!: number;
  @Whole() noticeMinutes!: number;
  @Whole() stepMinutes!: number;
  @Instant() expiresAt!: string;
  @OneOf(proposalStates) state!: ProposalState;
  @Id({ nullable: true, description: 'What was booked.' }) appointmentId!: string | null;
  @ListOf(() => ProposalGuestDto) guests!: ProposalGuestDto[];
  @Text() createdByName!: string;
  @Instant() createdAt!: string;
  @Whole() version!: number;
  @Can('withdraw', 'book') can!: { withdraw: boolean; book: boolean };

  /** @param address of the page of one guest */
  static of(
    row: ProposalRow,
    actor: Actor,
    now: Temporal.Instant,
    address: (linkId: string) => string,
  ): AppointmentProposalDto {
    const { minutes, fromDay, toDay, stepMinutes, appointmentId } = row;
    const { bufferBeforeMinutes, bufferAfterMinutes, noticeMinutes } = row;
    const state = stateAt(row, now);
    const contact = actor.role === 'contact';
    const guestIds = row.guests.map((guest) => guest.id);
    return {
      ...sessionFacts(row),
      ...{ minutes, fromDay, toDay, stepMinutes, appointmentId, state },
      ...{ bufferBeforeMinutes, bufferAfterMinutes, noticeMinutes },
      guests: row.guests.map(({ linkId, ...guest }) => ({ ...guest, url: contact ? null : address(linkId) })),
      expiresAt: row.expiresAt.toTemporalInstant().toString(),
      createdAt: row.createdAt.toTemporalInstant().toString(),
      can: proposalAbilities(actor, { open: state === 'open', guestIds }),
    };
  }
}

/** Times that are free. */
export class SlotDto {
  @Instant() startsAt!: string;
  @Instant() endsAt!: string;
}

export class SlotsDto {
  @ListOf(() => SlotDto, { description: 'The earliest first, 500 at most.' })
  items!: SlotDto[];

  @TimeZoneName({ description: 'Of the engagement, whose clocks the times were chosen by.' })
  timeZone!: string;

  static of(starts: readonly Temporal.Instant[], minutes: number, timeZone: string): SlotsDto {
    const items = starts.map((start) => ({
      startsAt: start.toString(),
      endsAt: start.add({ minutes }).toString(),
    }));
    return { items, timeZone };
  }
}
