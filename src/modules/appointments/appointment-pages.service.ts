import { Injectable } from '@nestjs/common';
import { DomainError } from '../../kernel/domain-error.js';
import { Clock } from '../../kernel/clock.js';
import type { AppointmentPageProps, PageNotice } from './appointment-page.props.js';
import type { UsefulAnswer } from './appointment.rules.js';
import type { AppointmentReader } from './appointment-link.service.js';
import { AppointmentProposalsService } from './appointment-proposals.service.js';
import { AppointmentUsefulService } from './appointment-useful.service.js';
import { AppointmentsService } from './appointments.service.js';

/** What a guest wished for, by following a link of the page. */
export interface PageWish {
  readonly wish: 'move' | 'cancel' | null;
  readonly useful: UsefulAnswer | null;
  readonly notice: PageNotice | null;
}

const refusals: Readonly<Record<string, PageNotice>> = {
  'appointment.slot-taken': 'taken',
  'appointment.host-busy': 'taken',
  'appointment.time-impossible': 'taken',
  'appointment.proposal-closed': 'closed',
  'appointment.cancelled': 'closed',
  'appointment.attended': 'begun',
  'appointment.begun': 'begun',
  'appointment.too-late-to-move': 'too-late',
  'appointment.useful-closed': 'useful-closed',
};

/** What the page of a guest shows, in their own reach. */
@Injectable()
export class AppointmentPagesService {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly proposals: AppointmentProposalsService,
    private readonly useful: AppointmentUsefulService,
    private readonly clock: Clock,
  ) {}

  async propsFor(reader: AppointmentReader, action: string, asked: PageWish): Promise<AppointmentPageProps> {
    const { workspaceName, timeZone, appointmentId, proposalId } = reader;
    const usual = { workspaceName, timeZone, action, ...asked, chosenUseful: asked.useful };
    if (appointmentId !== null) return this.booked(appointmentId, usual);
    const proposal = await this.proposals.read(proposalId ?? '');
    const slots = await this.proposals.slotsOf(proposal.id);
    const { title, memberName, note, place, minutes, state } = proposal;
    return {
      ...usual,
      ...{ title, hostName: memberName, note, place, minutes, proposal: state, slots: slots.items },
      ...{ appointment: null, begun: false, askUseful: false },
    };
  }

  /** What the page says of a refusal; null where it is none that a page can word. */
  refusal(error: unknown): PageNotice | null {
    return error instanceof DomainError ? (refusals[error.code] ?? null) : null;
  }

  private async booked(
    id: string,
    usual: Pick<
      AppointmentPageProps,
      'workspaceName' | 'timeZone' | 'action' | 'wish' | 'notice' | 'chosenUseful'
    >,
  ): Promise<AppointmentPageProps> {
    const row = await this.appointments.find(id);
    const appointment = await this.appointments.shown(row);
    const now = this.clock.now();
    const moving = usual.wish === 'move' && appointment.can.move;
    const askUseful = this.useful.isOpen(row, now);
    // Who taps an answer in a mail that came first reads why nothing is asked any more.
    const over = row.endsAt.getTime() <= now.epochMilliseconds;
    const tappedInVain = usual.chosenUseful !== null && over && !askUseful;
    return {
      ...usual,
      notice: usual.notice ?? (tappedInVain ? 'useful-closed' : null),
      ...{ title: row.title, hostName: row.memberName, note: row.note, place: appointment.place },
      minutes: Math.round((row.endsAt.getTime() - row.startsAt.getTime()) / 60_000),
      ...{ appointment, proposal: null },
      slots: moving ? (await this.appointments.slotsFor(id)).items : null,
      begun: row.startsAt.getTime() <= now.epochMilliseconds,
      askUseful,
    };
  }
}
