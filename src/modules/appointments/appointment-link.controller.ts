import { Body, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Environment } from '../../platform/config/environment.js';
import { FormText, Text } from '../../platform/http/fields.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { ClosedLink } from '../../platform/pages/closed-link.js';
import { dressed } from '../../platform/pages/dressed.js';
import {
  LinkController,
  LinkForm,
  LinkPage,
  Visit,
  type LinkVisit,
} from '../../platform/pages/link-routes.js';
import { calendarFile } from './appointment-calendar-file.js';
import { AppointmentLinkService, type AppointmentReader } from './appointment-link.service.js';
import { pageNotices, type PageNotice } from './appointment-page.props.js';
import { AppointmentPagesService } from './appointment-pages.service.js';
import { appointmentPage } from './appointment.page.js';
import { AppointmentProposalsService } from './appointment-proposals.service.js';
import { usefulAnswers } from './appointment.rules.js';
import { AppointmentUsefulService } from './appointment-useful.service.js';
import { AppointmentsService } from './appointments.service.js';

class SlotFormDto {
  @Text({ max: 40, optional: true })
  slot?: string;
}

class CancelFormDto {
  @FormText({ max: 1000, optional: true })
  reason?: string;
}

class UsefulFormDto {
  @Text({ max: 10, optional: true })
  useful?: string;

  @FormText({ max: 2000, optional: true })
  wanted?: string;
}

/** What comes of a form: what the page says at once, or what is to be done. */
type Wished = PageNotice | (() => Promise<unknown>);

/** A guest’s page of an appointment: without sign-in and without JavaScript. */
@LinkController('r/appointment/:token')
export class AppointmentLinkController {
  constructor(
    private readonly links: AppointmentLinkService,
    private readonly pages: AppointmentPagesService,
    private readonly appointments: AppointmentsService,
    private readonly proposals: AppointmentProposalsService,
    private readonly usefulness: AppointmentUsefulService,
    private readonly environment: Environment,
  ) {}

  @LinkPage()
  async page(
    @Visit() { token, ip }: LinkVisit,
    @Res() reply: FastifyReply,
    @Query('wish') wish?: string,
    @Query('useful') useful?: string,
    @Query('done') done?: string,
  ): Promise<void> {
    const reader = await this.links.open(token, ip);
    const asked = {
      wish: wish === 'move' || wish === 'cancel' ? wish : null,
      useful: usefulAnswers.find((answer) => answer === useful) ?? null,
      notice: pageNotices.find((notice) => notice === done) ?? null,
    } as const;
    const props = await this.links.as(
      reader,
      () => this.pages.propsFor(reader, `/r/appointment/${token}`, asked),
      { readOnly: true },
    );
    dressed(reply).send(appointmentPage(textsFor(reader.language, reader.form), props));
  }

  @LinkForm('book')
  book(
    @Visit() visit: LinkVisit,
    @Body() { slot = '' }: SlotFormDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(visit, reply, 'booked', ({ proposalId, appointmentId }) => {
      // Booked in the meantime by another guest, or by a second press of the button: the page says what holds.
      if (proposalId === null || appointmentId !== null) return 'closed';
      const startsAt = instantIn(slot);
      return startsAt === null ? 'missing' : () => this.proposals.book(proposalId, { startsAt });
    });
  }

  @LinkForm('move')
  move(
    @Visit() visit: LinkVisit,
    @Body() { slot = '' }: SlotFormDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(visit, reply, 'moved', (reader) => {
      const startsAt = instantIn(slot);
      return startsAt === null ? 'missing' : () => this.appointments.move(bookedOf(reader), { startsAt });
    });
  }

  @LinkForm('cancel')
  cancel(
    @Visit() visit: LinkVisit,
    @Body() { reason = '' }: CancelFormDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(
      visit,
      reply,
      'cancelled',
      (reader) => () => this.appointments.cancel(bookedOf(reader), { reason }),
    );
  }

  @LinkForm('useful')
  useful(
    @Visit() visit: LinkVisit,
    @Body() { useful, wanted = '' }: UsefulFormDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(visit, reply, 'useful', (reader) => {
      const answer = usefulAnswers.find((each) => each === useful);
      return answer ? () => this.usefulness.answer(bookedOf(reader), { useful: answer, wanted }) : 'missing';
    });
  }

  /** The event for the reader’s own calendar. */
  @LinkPage('appointment.ics')
  async file(@Visit() { token, ip }: LinkVisit, @Res() reply: FastifyReply): Promise<void> {
    const reader = await this.links.open(token, ip);
    const read = () => this.appointments.find(bookedOf(reader));
    const row = await this.links.as(reader, read, { readOnly: true });
    const { publicUrl } = this.environment;
    const address = `${publicUrl}/r/appointment/${token}`;
    const text = calendarFile(
      textsFor(reader.language, reader.form),
      row,
      new URL(publicUrl).hostname,
      address,
    );
    dressed(reply)
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'attachment; filename="appointment.ics"')
      .send(text);
  }

  /** Does what a form asks for, and leads back to the page, which says what came of it. */
  private async answer(
    { token, ip }: LinkVisit,
    reply: FastifyReply,
    done: PageNotice,
    wish: (reader: AppointmentReader) => Wished,
  ): Promise<void> {
    const reader = await this.links.open(token, ip);
    const wished = wish(reader);
    const notice = typeof wished === 'string' ? wished : await this.did(reader, wished, done);
    await reply.redirect(`/r/appointment/${token}?done=${notice}`, 303);
  }

  private async did(
    reader: AppointmentReader,
    work: () => Promise<unknown>,
    done: PageNotice,
  ): Promise<PageNotice> {
    try {
      await this.links.as(reader, work);
      return done;
    } catch (error) {
      const refusal = this.pages.refusal(error);
      if (!refusal) throw error;
      return refusal;
    }
  }
}

function bookedOf({ appointmentId, language, form }: AppointmentReader): string {
  if (appointmentId === null) throw new ClosedLink('appointment.closed.unknown', language, form);
  return appointmentId;
}

/** A start as the page offers them; whether it is free is asked later. */
function instantIn(text: string): string | null {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}
