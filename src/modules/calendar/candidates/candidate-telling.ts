import { Injectable, type OnModuleInit } from '@nestjs/common';
import { actor, query } from '../../../platform/database/transaction.js';
import { Events } from '../../../platform/events/events.js';
import { MirrorChanges } from '../sync/mirror-changes.js';

/** Tells a person's open screens that events of their calendars have changed, and with them what is proposed. */
@Injectable()
export class CandidateTelling implements OnModuleInit {
  constructor(
    private readonly changes: MirrorChanges,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.changes.listen(async ({ calendarId }) => {
      const [calendar] = await query<{ seatId: string }>(
        'candidate-telling.seat',
        'SELECT seat_id AS "seatId" FROM calendar WHERE workspace_id = $1 AND id = $2',
        [actor().workspaceId, calendarId],
      );
      if (calendar)
        await this.events.tell('entry-candidate.changed', calendarId, null, { seatId: calendar.seatId });
    });
  }
}
