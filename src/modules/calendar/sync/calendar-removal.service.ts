import { Injectable } from '@nestjs/common';
import { CursorRepository } from './cursor.repository.js';
import { Pulls } from './pulls.service.js';
import { RemoteChanges } from './remote-changes.js';
import { SyncIssues } from './sync-issues.js';

/** What happens here when a calendar is deleted, or no longer shared, over there (F36). In the open transaction. */
@Injectable()
export class CalendarRemoval {
  constructor(
    private readonly cursors: CursorRepository,
    private readonly pulls: Pulls,
    private readonly remote: RemoteChanges,
    private readonly issues: SyncIssues,
  ) {}

  /** Marked, forgotten, told once; what was planned here stays. */
  async removed(calendarId: string): Promise<void> {
    const calendar = await this.cursors.calendar(calendarId);
    if (!calendar || !(await this.cursors.markRemoved(calendarId))) return;
    await this.remote.calendarGone(calendarId);
    await this.pulls.follow(calendarId);
    await this.issues.raise({
      connectionId: calendar.connectionId,
      calendarId,
      kind: 'removed',
      facts: {},
    });
  }
}
