import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { actor, Transactions } from '../../../platform/database/transaction.js';
import { DueWork } from '../../../platform/jobs/due-work.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { CalendarWrites } from '../sync/calendar-writes.js';
import { ProviderFailure } from '../sync/calendar-provider.js';
import { WriteOrdersRepository } from '../sync/write-orders.repository.js';
import { AccountParting } from './account-parting.service.js';
import { Accounts } from './accounts.js';
import { ConnectionsRepository, type SealedConnection } from './connections.repository.js';

const LEAVING = 'calendar-leaving';
const TICK = 'calendar-leaving-tick';
/** What could not be taken out by then is left there: nobody's key is kept for longer. */
const PATIENCE_HOURS = 12;

/**
 * Sees accounts off that were taken back while much of ours stood in them: it is taken out as everything is written, at
 * the pace of its provider and whoever dies over it; then what opens the account is forgotten.
 */
@Injectable()
export class LeavingAccounts implements OnModuleInit {
  private readonly log = new Logger(LeavingAccounts.name);

  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly accounts: Accounts,
    private readonly orders: WriteOrdersRepository,
    private readonly writes: CalendarWrites,
    private readonly parting: AccountParting,
    private readonly jobs: Jobs,
    private readonly due: DueWork,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(LEAVING, {
      run: ({ workspaceId, connectionId }) => this.seeOff(workspaceId as string, connectionId as string),
    });
    this.jobs.register(
      TICK,
      { run: () => this.due.enqueue(LEAVING, 'SELECT * FROM affianco.leaving_accounts($1)') },
      '* * * * *',
    );
  }

  /** In the open transaction in which it begins to leave. */
  async order(connectionId: string): Promise<void> {
    const { workspaceId } = actor();
    await this.jobs.enqueue(LEAVING, { workspaceId, connectionId }, { key: `${LEAVING}:${connectionId}` });
  }

  /** Outside transactions. Until nothing of ours is left there, orders what is to go; then lets go of the account. */
  async seeOff(workspaceId: string, connectionId: string): Promise<void> {
    const system = systemActor(workspaceId);
    const connection = await this.transactions.as(system, () => this.connections.sealed(connectionId));
    if (connection?.status !== 'leaving') return;
    const waiting = await this.transactions.as(system, () => this.orders.waitingIn(connectionId));
    if (waiting.length > 0 && !(await this.isHopeless(workspaceId, connection))) {
      await this.transactions.as(system, async () => {
        for (const calendarId of waiting) await this.writes.push(calendarId);
      });
      return;
    }
    if (waiting.length > 0) this.log.warn(`events were left in ${waiting.length} calendar(s) of an account`);
    await this.parting.end(workspaceId, connection);
  }

  /** Its provider lets us in no more, or does not answer for hours. */
  private async isHopeless(workspaceId: string, { id, leavingSince }: SealedConnection): Promise<boolean> {
    const since = leavingSince?.toTemporalInstant() ?? this.clock.now();
    if (since.until(this.clock.now()).total('hours') >= PATIENCE_HOURS) return true;
    try {
      await this.accounts.open(workspaceId, id);
      return false;
    } catch (failure) {
      if (!(failure instanceof ProviderFailure)) throw failure;
      return failure.kind === 'needs-reauth' || failure.kind === 'scope-missing';
    }
  }
}
