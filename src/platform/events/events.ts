import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { actor, query } from '../database/transaction.js';

/** Something a screen may show has changed. Carries ids only: whoever hears it asks again in its own name. */
export interface ChangeEvent {
  readonly id: string;
  readonly type: `${string}.changed`;
  readonly recordId: string;
  /** Null: concerns the workspace as such, and is told to its owners alone. */
  readonly engagementId: string | null;
  readonly workspaceId: string;
}

/** PostgreSQL channel that carries events from any process to every browser stream. */
export const CHANNEL = 'affianco_events';

/** Records what changed, inside the open transaction; it is told after the commit, or not at all. */
@Injectable()
export class Events {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async tell(type: ChangeEvent['type'], recordId: string, engagementId: string | null = null): Promise<void> {
    const event: ChangeEvent = {
      id: this.ids.next(),
      type,
      recordId,
      engagementId,
      workspaceId: actor().workspaceId,
    };
    await query(
      'events.tell',
      `WITH kept AS (INSERT INTO event (id, workspace_id, engagement_id, type, record_id, at) VALUES ($1, $2, $3, $4, $5, $6))
       SELECT pg_notify('${CHANNEL}', $7)`,
      [
        event.id,
        event.workspaceId,
        engagementId,
        type,
        recordId,
        this.clock.now().toString(),
        JSON.stringify(event),
      ],
    );
  }
}
