import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { NoticesService } from '../notices/notices.service.js';
import type { AppointmentRow } from './appointment.dto.js';
import { AppointmentToldRepository } from './appointment-told.repository.js';
import { kindOf, type AppointmentNews } from './appointment-told.rules.js';
import { AppointmentChanges } from './appointments.events.js';

export const WRITE = 'appointment-write';

/** Tells of a change of an appointment: screens, calendars, the host, and the guests where they are to know. */
@Injectable()
export class AppointmentTelling {
  constructor(
    private readonly changes: AppointmentChanges,
    private readonly told: AppointmentToldRepository,
    private readonly notices: NoticesService,
    private readonly events: Events,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Where no mail is wished, its guests know of it from whoever books it. */
  async booked(row: AppointmentRow, tell: boolean): Promise<void> {
    await this.changed(row);
    if (this.isOver(row)) return;
    await this.tellHost('booked', row);
    if (tell) await this.tell('booked', row, idsOf(row));
    else await this.told.tellOtherwise(row, idsOf(row), 'booked');
  }

  async moved(row: AppointmentRow, tell: boolean): Promise<void> {
    await this.changed(row);
    if (this.isOver(row)) return;
    await this.tellHost('moved', row);
    if (tell) await this.tell('moved', row, idsOf(row));
  }

  /**
   * Who is put in or taken out hears of that; all of the rest, only where that is wished.
   * @param before who took part before @param tell undefined: nothing was said about it; false: nobody hears anything
   */
  async edited(row: AppointmentRow, before: readonly string[], tell: boolean | undefined): Promise<void> {
    await this.changed(row);
    if (this.isOver(row)) return;
    await this.tellHost('edited', row);
    const now = idsOf(row);
    const added = now.filter((id) => !before.includes(id));
    const gone = before.filter((id) => !now.includes(id));
    if (tell === false) {
      await this.told.tellOtherwise(row, added, 'booked');
      await this.told.tellOtherwise(row, gone, 'cancelled');
      return;
    }
    await this.tell('booked', row, added);
    await this.tell('uninvited', row, gone);
    if (tell) await this.tell('edited', row, now.filter((id) => before.includes(id))); // prettier-ignore
  }

  async cancelled(row: AppointmentRow, tell: boolean): Promise<void> {
    await this.changed(row);
    if (this.isOver(row)) return;
    await this.tellHost('cancelled', row);
    if (tell) await this.tell('cancelled', row, idsOf(row));
  }

  /** Nobody is written to by it: how it was attended, whether it was useful. */
  async changed({ id, engagementId }: Pick<AppointmentRow, 'id' | 'engagementId'>): Promise<void> {
    await this.changes.happened(id);
    await this.events.tell('appointment.changed', id, engagementId);
  }

  private tellHost(news: AppointmentNews, row: AppointmentRow): Promise<void> {
    return this.notices.tell({ ...noticeOf(news, row), to: { memberIds: [row.memberId] } });
  }

  private async tell(
    news: AppointmentNews,
    row: AppointmentRow,
    contactIds: readonly string[],
  ): Promise<void> {
    if (contactIds.length === 0) return;
    await this.notices.tell({ ...noticeOf(news, row), to: { contactIds } });
    // Contacts order no mails: the product does, once this is certain.
    const { workspaceId, name } = actor();
    const payload = { workspaceId, appointmentId: row.id, news, by: name };
    await this.jobs.enqueue(WRITE, payload, { key: `${WRITE}:${news}:${row.id}` });
  }

  /** Of what is over nobody needs to hear. */
  private isOver({ endsAt }: AppointmentRow): boolean {
    return endsAt.getTime() <= this.clock.now().epochMilliseconds;
  }
}

function idsOf({ guests }: AppointmentRow): string[] {
  return guests.map(({ id }) => id);
}

function noticeOf(news: AppointmentNews, row: AppointmentRow) {
  return {
    kind: kindOf(news),
    engagementId: row.engagementId,
    subject: { noun: 'appointment', id: row.id, title: row.title },
    text: row.cancelReason ?? '',
    ...((news === 'edited' || news === 'uninvited') && { state: news }),
  } as const;
}
