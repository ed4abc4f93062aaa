import { Injectable } from '@nestjs/common';
import { Environment } from '../../../platform/config/environment.js';
import { textsFor } from '../../../platform/i18n/translate.js';
import type { EventDraft } from './calendar-provider.js';
import { AppointmentRecords } from './records/appointment-records.js';
import type { CalendarRecord, RecordKind, RecordNoun } from './records/record-kind.js';
import { TaskRecords } from './records/task-records.js';
import { TimeBlockRecords } from './records/time-block-records.js';

/** Everything of the product that stands in calendars, noun by noun. */
@Injectable()
export class CalendarRecords {
  readonly kinds: readonly RecordKind[];

  constructor(
    tasks: TaskRecords,
    blocks: TimeBlockRecords,
    appointments: AppointmentRecords,
    private readonly environment: Environment,
  ) {
    this.kinds = [tasks, blocks, appointments];
  }

  of(noun: RecordNoun): RecordKind {
    const kind = this.kinds.find((one) => one.noun === noun);
    if (!kind) throw new Error(`no calendar shows a ${noun}`);
    return kind;
  }

  /** What stands in the calendar, in the words of whoever it belongs to. @param generic names no client (F32) */
  draft(record: CalendarRecord, generic: boolean): EventDraft {
    const event = record.event({
      texts: textsFor(record.language),
      generic,
      forMember: true,
      publicUrl: this.environment.publicUrl,
    });
    return {
      title: event.title,
      description: [event.description, event.url].filter((line) => line !== '').join('\n\n'),
      location: event.place,
      start: event.start,
      end: event.end,
      transparent: event.transparent,
    };
  }
}
