import { Body, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Environment } from '../../platform/config/environment.js';
import { Text } from '../../platform/http/fields.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { ClosedLink } from '../../platform/pages/closed-link.js';
import { dressed } from '../../platform/pages/dressed.js';
import { LinkController, LinkForm, LinkPage } from '../../platform/pages/link-routes.js';
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
  @Text({ max: 1000, optional: true })
  reason?: string;
}

class UsefulFormDto {
  @Text({ max: 10, optional: true })
  useful?: string;

  @Text({ max: 2000, optional: true })
  wanted?: string;
}

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
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('wish') wish?: string,
    @Query('useful') useful?: string,
    @Query('done') done?: string,
  ): Promise<void> {
    const reader = await this.links.open(token, request.ip);
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
  async book(
    @Param('token') token: string,
    @Body() { slot = '' }: SlotFormDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reader = await this.links.open(token, request.ip);
    const { proposalId, appointmentId } = reader;
    // Booked in the meantime by another guest, or by a second press of the button: the page says what holds.
    if (proposalId === null || appointmentId !== null) return this.back(reply, token, 'closed');
    const startsAt = instantIn(slot);
    if (startsAt === null) return this.back(reply, token, 'missing');
    await this.does(reply, token, reader, 'booked', () => this.proposals.book(proposalId, { startsAt }));
  }

  @LinkForm('move')
  async move(
    @Param('token') token: string,
    @Body() { slot = '' }: SlotFormDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reader = await this.links.open(token, request.ip);
    const startsAt = instantIn(slot);
    if (startsAt === null) return this.back(reply, token, 'missing');
    await this.does(reply, token, reader, 'moved', () =>
      this.appointments.move(bookedOf(reader), { startsAt }),
    );
  }

  @LinkForm('cancel')
  async cancel(
    @Param('token') token: string,
    @Body() { reason = '' }: CancelFormDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reader = await this.links.open(token, request.ip);
    await this.does(reply, token, reader, 'cancelled', () =>
      this.appointments.cancel(bookedOf(reader), { reason }),
    );
  }

  @LinkForm('useful')
  async useful(
    @Param('token') token: string,
    @Body() form: UsefulFormDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reader = await this.links.open(token, request.ip);
    const useful = usefulAnswers.find((answer) => answer === form.useful);
    if (!useful) return this.back(reply, token, 'missing');
    await this.does(reply, token, reader, 'useful', () =>
      this.usefulness.answer(bookedOf(reader), { useful, wanted: form.wanted ?? '' }),
    );
  }

  /** The event for the reader’s own calendar. */
  @LinkPage('appointment.ics')
  async file(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reader = await this.links.open(token, request.ip);
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

  private async does(
    reply: FastifyReply,
    token: string,
    reader: AppointmentReader,
    done: PageNotice,
    work: () => Promise<unknown>,
  ): Promise<void> {
    let notice: PageNotice = done;
    try {
      await this.links.as(reader, work);
    } catch (error) {
      const refusal = this.pages.refusal(error);
      if (!refusal) throw error;
      notice = refusal;
    }
    await this.back(reply, token, notice);
  }

  private async back(reply: FastifyReply, token: string, notice: PageNotice): Promise<void> {
    await reply.redirect(`/r/appointment/${token}?done=${notice}`, 303);
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
