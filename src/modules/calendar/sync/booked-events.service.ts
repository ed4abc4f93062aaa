import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppointmentChanges } from '../../appointments/appointments.events.js';
import type { CanonicalEvent } from '../events/canonical-event.js';
import { BookedEventsRepository, type BookedEvent } from './booked-events.repository.js';
import { CalendarRecords } from './calendar-records.js';
import { CalendarWrites } from './calendar-writes.js';
import { MirrorChanges } from './mirror-changes.js';
import { SyncIssues, type IssueKind } from './sync-issues.js';

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
      for (const booked of await this.events.find({ eventIds }))
        if (!(await this.agrees(booked))) await this.ask(booked, calendarId);
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

  /** It was moved or cancelled here: it may be where its event is by now, and then there is nothing to ask. */
  private async changedHere(appointmentId: string): Promise<void> {
    const [booked] = await this.events.find({ appointmentId });
    if (!booked) await this.settle(appointmentId, 'conflict', 'unscheduled');
    else await this.agrees(booked);
  }

  /** Whether nothing is to be asked: both are at the same time, or the event stands for the session no more. */
  private async agrees(booked: BookedEvent): Promise<boolean> {
    const { appointmentId, startsAt, endsAt } = booked;
    const ours = timeOf(booked);
    const together = booked.start === ours.start && booked.end === ours.end;
    const stands =
      booked.eventStartsAt?.getTime() === startsAt.getTime() &&
      booked.eventEndsAt?.getTime() === endsAt.getTime();
    if (!together && stands) return false;
    await this.settle(appointmentId, 'conflict', 'unscheduled');
    if (together && !stands) {
      await this.events.stands(appointmentId, ours);
      await this.writes.order('appointment', appointmentId);
    }
    return true;
  }

  private async ask(booked: BookedEvent, calendarId: string): Promise<void> {
    const { appointmentId, title, start, end } = booked;
    const connectionId = await this.events.connectionOf(calendarId);
    if (connectionId === undefined) return;
    const about = { noun: 'appointment', recordId: appointmentId, title };
    const issue = { connectionId, calendarId, recordId: appointmentId };
    if (start === null || end === null) {
      await this.settle(appointmentId, 'conflict');
      return this.issues.restate({ ...issue, kind: 'unscheduled', facts: about });
    }
    await this.settle(appointmentId, 'unscheduled');
    const ours = timeOf(booked);
    const sides = { startOurs: ours.start, endOurs: ours.end, startTheirs: start, endTheirs: end };
    const facts = { ...about, ...sides, aspects: 'time', timeKept: 'ours', asks: true };
    return this.issues.restate({ ...issue, kind: 'conflict', facts });
  }

  private settle(appointmentId: string, ...kinds: IssueKind[]): Promise<void> {
    return this.issues.settledOf(appointmentId, kinds);
  }
}

/** When the session is booked. */
function timeOf({ startsAt, endsAt }: BookedEvent): Time {
  return { start: startsAt.toTemporalInstant().toString(), end: endsAt.toTemporalInstant().toString() };
}
