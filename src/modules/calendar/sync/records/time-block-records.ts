import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../kernel/clock.js';
import { actor, query } from '../../../../platform/database/transaction.js';
import { TimeBlocksService } from '../../../planning/time-blocks.service.js';
import type { CanonicalEvent } from '../../events/canonical-event.js';
import type { BlockItem } from '../../feeds/feed-items.repository.js';
import { blockEvent } from '../../feeds/feed-wording.js';
import { refuseDays, type CalendarRecord, type RecordKind } from './record-kind.js';

type BlockRow = BlockItem & Omit<CalendarRecord, 'event'>;

/** Time planned for tasks: moved in the calendar it is rescheduled here, deleted there it is no longer planned (F12). */
@Injectable()
export class TimeBlockRecords implements RecordKind {
  readonly noun = 'time_block';
  readonly follows = true;
  readonly goesWithIt = true;

  constructor(
    private readonly blocks: TimeBlocksService,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<CalendarRecord | null> {
    const [row] = await query<BlockRow>(
      'time-block-records.find',
      `SELECT b.id, b.task_id AS "taskId", t.title, c.name AS "clientName", b.note, b.starts_at AS "startsAt",
         b.ends_at AS "endsAt", b.member_id AS "seatId", b.engagement_id AS "engagementId",
         coalesce(p.language, 'en') AS language
       FROM time_block b JOIN task t ON t.id = b.task_id JOIN engagement e ON e.id = b.engagement_id
         JOIN client c ON c.id = e.client_id JOIN member m ON m.id = b.member_id LEFT JOIN person p ON p.id = m.person_id
       WHERE b.workspace_id = $1 AND b.id = $2 AND b.removed_at IS NULL AND m.removed_at IS NULL`,
      [actor().workspaceId, id],
    );
    return row ? { ...row, event: (manner) => blockEvent(row, manner) } : null;
  }

  async openOf(seatId: string): Promise<string[]> {
    const rows = await query<{ id: string }>(
      'time-block-records.open-of',
      `SELECT id FROM time_block WHERE workspace_id = $1 AND member_id = $2 AND removed_at IS NULL AND ends_at > $3
       ORDER BY starts_at, id`,
      [actor().workspaceId, seatId, this.clock.now().toString()],
    );
    return rows.map(({ id }) => id);
  }

  async move(id: string, time: Pick<CanonicalEvent, 'start' | 'end'>): Promise<void> {
    refuseDays(time);
    await this.blocks.move(id, time.start, time.end);
  }

  unschedule(id: string): Promise<void> {
    return this.blocks.unschedule(id);
  }

  async putBack(id: string): Promise<void> {
    if ((await this.blocks.find(id)).removedAt) await this.blocks.restore(id);
  }
}
