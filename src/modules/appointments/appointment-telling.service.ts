import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { NoticesService, type NoticeKind } from '../notices/notices.service.js';
import type { AppointmentRow } from './appointment.dto.js';
import { AppointmentChanges } from './appointments.events.js';

export const WRITE = 'appointment-write';

/** What guests get a mail about. */
export const appointmentNews = ['booked', 'moved', 'edited', 'cancelled'] as const;
export type AppointmentNews = (typeof appointmentNews)[number];

const kinds: Record<AppointmentNews, NoticeKind> = {
  booked: 'appointment.booked',
  moved: 'appointment.moved',
  edited: 'appointment.moved',
  cancelled: 'appointment.cancelled',
};

/** Tells of a change of an appointment: screens, calendars, the host, and the guests where they are to know. */
@Injectable()
export class AppointmentTelling {
  constructor(
    private readonly changes: AppointmentChanges,
    private readonly notices: NoticesService,
    private readonly events: Events,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  booked(row: AppointmentRow, tell: boolean): Promise<void> {
    return this.tell('booked', row, tell);
  }

  /** @param before where it was */
  moved(row: AppointmentRow, before: { readonly startsAt: Date }, tell: boolean): Promise<void> {
    return this.tell('moved', row, tell, before.startsAt.toTemporalInstant().toString());
  }

  edited(row: AppointmentRow, tell: boolean): Promise<void> {
    return this.tell('edited', row, tell);
  }

  cancelled(row: AppointmentRow, tell: boolean): Promise<void> {
    return this.tell('cancelled', row, tell);
  }

  /** Nobody is written to by it: how it was attended, whether it was useful. */
  async changed({ id, engagementId }: Pick<AppointmentRow, 'id' | 'engagementId'>): Promise<void> {
    await this.changes.happened(id);
    await this.events.tell('appointment.changed', id, engagementId);
  }

  private async tell(
    news: AppointmentNews,
    row: AppointmentRow,
    tell: boolean,
    before: string | null = null,
  ): Promise<void> {
    await this.changed(row);
    const order = {
      kind: kinds[news],
      engagementId: row.engagementId,
      subject: { noun: 'appointment', id: row.id, title: row.title },
      text: row.cancelReason ?? '',
      ...(news === 'edited' && { state: 'edited' }),
    } as const;
    // Of what is over nobody needs to hear.
    if (row.endsAt.getTime() <= this.clock.now().epochMilliseconds) return;
    await this.notices.tell({ ...order, to: { memberIds: [row.memberId] } });
    if (!tell) return;
    await this.notices.tell({ ...order, to: { contactIds: row.guests.map(({ id }) => id) } });
    // Contacts order no mails: the product does, once this is certain.
    const { workspaceId, name } = actor();
    const payload = { workspaceId, appointmentId: row.id, news, before, by: name };
    await this.jobs.enqueue(WRITE, payload, { key: `${WRITE}:${news}:${row.id}` });
  }
}
