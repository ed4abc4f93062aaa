import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../kernel/clock.js';
import { actor, query } from '../../../../platform/database/transaction.js';
import { AppointmentsService } from '../../../appointments/appointments.service.js';
import type { CanonicalEvent } from '../../events/canonical-event.js';
import type { AppointmentItem } from '../../feeds/feed-items.repository.js';
import { appointmentEvent } from '../../feeds/feed-wording.js';
import { refuseDays, type CalendarRecord, type RecordKind } from './record-kind.js';

type AppointmentRow = AppointmentItem & Omit<CalendarRecord, 'event'>;

/**
 * Appointments, in the calendar of their host. A client was told of them: one that is moved or deleted there stays here
 * as it is until its host says what is meant, and nobody is told by accident.
 */
@Injectable()
export class AppointmentRecords implements RecordKind {
  readonly noun = 'appointment';
  readonly follows = false;
  readonly goesWithIt = false;

  constructor(
    private readonly appointments: AppointmentsService,
    private readonly clock: Clock,
  ) {}

  /** None where it was made of an event that stands for it in its host's calendar (booked-events): it is not doubled. */
  async find(id: string): Promise<CalendarRecord | null> {
    const [row] = await query<AppointmentRow>(
      'appointment-records.find',
      `SELECT a.id, a.title, c.name AS "clientName", coalesce(p.name, m.name) AS "hostName", a.note, a.place,
         a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.member_id AS "seatId", a.engagement_id AS "engagementId",
         coalesce(p.language, 'en') AS language
       FROM appointment a JOIN engagement e ON e.id = a.engagement_id JOIN client c ON c.id = e.client_id
         JOIN member m ON m.id = a.member_id LEFT JOIN person p ON p.id = m.person_id
       WHERE a.workspace_id = $1 AND a.id = $2 AND a.state = 'booked' AND m.removed_at IS NULL
         AND NOT EXISTS (SELECT FROM entry_candidate k
           WHERE k.workspace_id = $1 AND k.appointment_id = a.id AND k.member_id = a.member_id
             AND k.event_starts_at = a.starts_at AND k.event_ends_at = a.ends_at)`,
      [actor().workspaceId, id],
    );
    return row ? { ...row, event: (manner) => appointmentEvent(row, manner) } : null;
  }

  async openOf(seatId: string): Promise<string[]> {
    const rows = await query<{ id: string }>(
      'appointment-records.open-of',
      `SELECT id FROM appointment WHERE workspace_id = $1 AND member_id = $2 AND state = 'booked' AND ends_at > $3
       ORDER BY starts_at, id`,
      [actor().workspaceId, seatId, this.clock.now().toString()],
    );
    return rows.map(({ id }) => id);
  }

  /** Its host has said so: its guests are told. */
  async move(id: string, time: Pick<CanonicalEvent, 'start' | 'end'>): Promise<void> {
    refuseDays(time);
    await this.appointments.move(id, { startsAt: time.start, endsAt: time.end, tell: true }, null);
  }

  /** What was agreed with a client is called off by saying so, never by tidying up a calendar. */
  unschedule(): Promise<void> {
    return Promise.resolve();
  }

  putBack(): Promise<void> {
    return Promise.resolve();
  }
}
