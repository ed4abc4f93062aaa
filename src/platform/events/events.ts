import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { actor, afterCommit, query } from '../database/transaction.js';
import { Announcer } from './announcer.js';
import type { Audience, ChangeEvent } from './change-event.js';

/** Records what changed, inside the open transaction; it is told after the commit, or not at all. */
@Injectable()
export class Events {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly announcer: Announcer,
  ) {}

  /** @param audience what a contact may not see changes without them: an internal comment, a draft */
  async tell(
    type: ChangeEvent['type'],
    recordId: string,
    engagementId: string | null = null,
    audience: Audience = 'everybody',
  ): Promise<void> {
    const event: ChangeEvent = {
      id: this.ids.next(),
      type,
      recordId,
      engagementId,
      workspaceId: actor().workspaceId,
      seatId: typeof audience === 'object' ? audience.seatId : null,
      membersOnly: audience === 'members',
    };
    await query(
      'events.tell',
      `INSERT INTO event (id, workspace_id, engagement_id, type, record_id, at, seat_id, members_only)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        event.id,
        event.workspaceId,
        engagementId,
        type,
        recordId,
        this.clock.now().toString(),
        event.seatId,
        event.membersOnly,
      ],
    );
    afterCommit(() => this.announcer.announce(event));
  }
}
