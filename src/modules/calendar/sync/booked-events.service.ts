import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppointmentChanges } from '../../appointments/appointments.events.js';
import type { CanonicalEvent } from '../events/canonical-event.js';
import { BookedEventsRepository, type BookedEvent } from './booked-events.repository.js';
import { CalendarRecords } from './calendar-records.js';
import { CalendarWrites } from './calendar-writes.js';
import { MirrorChanges } from './mirror-changes.js';
import { SyncIssues } from './sync-issues.js';

type Time = Pick<CanonicalEvent, 'start' | 'end'>;

/**
 * Events that became appointments. A client was told of the time: when the event is moved or deleted in a calendar, its
 * host is asked what is meant, exactly as for an event that we wrote there, and nobody is told by accident.
 */
@Injectable()
export class BookedEvents implements OnModuleInit {
  constructor(
    private readonly events: BookedEventsRepository,
    private readonly issues: SyncIssues,
    private readonly records: CalendarRecords,
    private readonly writes: CalendarWrites,
    private readonly mirror: MirrorChanges,
    private readonly appointments: AppointmentChanges,
  ) {}

  onModuleInit(): void {
    this.mirror.listen(async ({ calendarId, eventIds, forgotten }) => {
      // What is merely no longer read is still there.
      if (forgotten) return;
      for (const booked of await this.events.find({ eventIds })) await this.compare(booked, calendarId);
    });
    this.appointments.listen((appointmentId) => this.changedHere(appointmentId));
  }

  /** Its host says: where the event is now. The guests are told. @throws DayIsNoTime, and what moving throws */
  async follow(appointmentId: string, time: Time): Promise<void> {
    await this.events.stands(appointmentId, time);
    await this.records.of('appointment').move(appointmentId, time);
  }

  /** Its host says: where it was. One of ours stands there from now on, for the event does not any more. */
  async leave(appointmentId: string): Promise<void> {
    await this.events.stands(appointmentId, null);
    await this.writes.order('appointment', appointmentId);
  }

  private async compare(booked: BookedEvent, calendarId: string): Promise<void> {
    const { appointmentId, start, end } = booked;
    if (start !== null && end !== null && isAt(booked, { start, end })) return this.together(booked);
    if (!stands(booked)) return this.issues.settledOf(appointmentId, ['conflict', 'unscheduled']);
    const connectionId = await this.events.connectionOf(calendarId);
    if (connectionId === undefined) return;
    const about = { noun: 'appointment', recordId: appointmentId, title: booked.title };
    const issue = { connectionId, calendarId, recordId: appointmentId };
    if (start === null || end === null) {
      await this.issues.settledOf(appointmentId, ['conflict']);
      return this.issues.restate({ ...issue, kind: 'unscheduled', facts: about });
    }
    await this.issues.settledOf(appointmentId, ['unscheduled']);
    const [startOurs, endOurs] = [instantOf(booked.startsAt), instantOf(booked.endsAt)];
    const time = { startOurs, endOurs, startTheirs: start, endTheirs: end, timeKept: 'ours' };
    return this.issues.restate({
      ...issue,
      kind: 'conflict',
      facts: { ...about, ...time, aspects: 'time', asks: true },
    });
  }

  /** It was moved or cancelled here: it may be where its event is by now, and then there is nothing to ask. */
  private async changedHere(appointmentId: string): Promise<void> {
    const [booked] = await this.events.find({ appointmentId });
    if (!booked) return this.issues.settledOf(appointmentId, ['conflict', 'unscheduled']);
    const { start, end } = booked;
    if (start !== null && end !== null && isAt(booked, { start, end })) return this.together(booked);
    if (!stands(booked)) await this.issues.settledOf(appointmentId, ['conflict', 'unscheduled']);
  }

  private async together(booked: BookedEvent): Promise<void> {
    const { appointmentId, startsAt, endsAt } = booked;
    await this.issues.settledOf(appointmentId, ['conflict', 'unscheduled']);
    if (stands(booked)) return;
    await this.events.stands(appointmentId, { start: instantOf(startsAt), end: instantOf(endsAt) });
    await this.writes.order('appointment', appointmentId);
  }
}

/** Whether the event stands in the calendar for the session as it is booked. */
function stands({ startsAt, endsAt, eventStartsAt, eventEndsAt }: BookedEvent): boolean {
  return eventStartsAt?.getTime() === startsAt.getTime() && eventEndsAt?.getTime() === endsAt.getTime();
}

function isAt({ startsAt, endsAt }: BookedEvent, { start, end }: Time): boolean {
  return start === instantOf(startsAt) && end === instantOf(endsAt);
}

const instantOf = (at: Date) => at.toTemporalInstant().toString();
