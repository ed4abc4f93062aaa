import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { Clock } from '../../../kernel/clock.js';
import { Events } from '../../../platform/events/events.js';
import type { ProviderFailure } from '../sync/calendar-provider.js';
import { SyncIssues } from '../sync/sync-issues.js';
import { FAILING_HOURS, secondsToWait } from './back-off.rules.js';
import { ConnectionTelling } from './connection-telling.service.js';
import { ConnectionsRepository } from './connections.repository.js';
import { AccountStateRepository } from './account-state.repository.js';

/** How well accounts answer: when each is asked again, and when a person has to hear of it. In open transactions. */
@Injectable()
export class AccountHealth {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly states: AccountStateRepository,
    private readonly issues: SyncIssues,
    private readonly telling: ConnectionTelling,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** @returns when it may be asked again; null where a person has to act first */
  async failed(id: string, failure: ProviderFailure): Promise<Temporal.Instant | null> {
    switch (failure.kind) {
      case 'needs-reauth':
      case 'unauthorized':
        return this.stopped(id, 'needs_reauth', failure.reason);
      case 'scope-missing':
        return this.stopped(id, 'insufficient_scope', failure.reason);
      case 'rate-limited':
      case 'unavailable':
      case 'malformed':
        return this.waits(id, failure);
      default:
        // Of one event or one calendar: the account is well.
        return this.clock.now();
    }
  }

  async succeeded(id: string): Promise<void> {
    if (!(await this.states.well(id))) return;
    await this.issues.solved(id, ['failing']);
    await this.changed(id);
  }

  /** The person said yes again: what asked them to is solved. */
  async reconnected(id: string): Promise<void> {
    await this.issues.solved(id, ['needs_reauth', 'needs_consent', 'failing']);
    await this.changed(id);
  }

  /** Told once: who has been told is not told again by the next call that fails (F25). */
  private async stopped(id: string, status: 'needs_reauth' | 'insufficient_scope', reason: string) {
    if (!(await this.states.stop(id, status, reason, this.clock.now()))) return null;
    const kind = status === 'needs_reauth' ? 'needs_reauth' : 'needs_consent';
    await this.issues.raise({ connectionId: id, kind, facts: { reason } });
    await this.telling.interrupted(id, kind);
    await this.changed(id);
    return null;
  }

  private async waits(id: string, { reason, retryAfterSeconds }: ProviderFailure) {
    const now = this.clock.now();
    const standing = await this.states.failing(id, reason, now);
    if (!standing) return null;
    const share = randomInt(1_000_001) / 1_000_000;
    const seconds = Math.ceil(secondsToWait(standing.failures, retryAfterSeconds, share));
    const again = now.add({ seconds });
    await this.states.wait(id, again);
    const since = standing.failingSince.toTemporalInstant();
    if (now.since(since).total('hours') >= FAILING_HOURS) {
      const facts = { reason, since: since.toString() };
      const raised = await this.issues.raise({ connectionId: id, kind: 'failing', facts });
      if (raised !== null) await this.telling.interrupted(id, 'failing');
    }
    await this.changed(id);
    return again;
  }

  private async changed(id: string): Promise<void> {
    const connection = await this.connections.sealed(id);
    if (connection)
      await this.events.tell('calendar-connection.changed', id, null, { seatId: connection.seatId });
  }
}
