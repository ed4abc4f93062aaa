import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { Transactions } from '../../../platform/database/transaction.js';
import { DueWork } from '../../../platform/jobs/due-work.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { ChannelRepository } from './channel.repository.js';
import { Channels } from './channels.service.js';
import { CursorRepository } from './cursor.repository.js';
import { Mirror } from './mirror.service.js';
import { PullRun, type PullOutcome } from './pull-run.service.js';
import { isFollowed } from './pull.rules.js';
import { PULL, Pulls } from './pulls.service.js';

const TICK = 'calendar-tick';
const CHANNEL = 'calendar-channel';
const NIGHT = 'calendar-night';
const ROLL = 'calendar-roll';
const SWEEP_DAYS = 30;

/** Reads calendars when it is time, tends their channels, and each night looks a day further ahead. */
@Injectable()
export class PullJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly due: DueWork,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly run: PullRun,
    private readonly channels: Channels,
    private readonly channelRows: ChannelRepository,
    private readonly cursors: CursorRepository,
    private readonly mirror: Mirror,
    private readonly pulls: Pulls,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TICK, { run: () => this.tick() }, '* * * * *');
    this.jobs.register(NIGHT, { run: () => this.night() }, '11 1 * * *');
    this.jobs.register(PULL, {
      run: async ({ workspaceId, calendarId }) =>
        void (await this.pull(workspaceId as string, calendarId as string)),
    });
    this.jobs.register(CHANNEL, {
      run: ({ workspaceId, channelId }) => this.channels.tend(workspaceId as string, channelId as string),
    });
    this.jobs.register(ROLL, {
      run: ({ workspaceId, calendarId }) => this.roll(workspaceId as string, calendarId as string),
    });
  }

  /** Puts every calendar that is due into the queue, and every channel; one that waits there already is not doubled. */
  async tick(): Promise<void> {
    await this.due.enqueue(PULL, 'SELECT * FROM affianco.due_pulls($1)');
    await this.due.enqueue(CHANNEL, 'SELECT * FROM affianco.due_channels($1)');
  }

  pull(workspaceId: string, calendarId: string): Promise<PullOutcome> {
    return this.run.pull(workspaceId, calendarId);
  }

  private night(): Promise<void> {
    return this.due.enqueue(ROLL, 'SELECT * FROM affianco.kept_calendars()', []);
  }

  /**
   * The window of what happens moves on with the days (F8). Of a calendar that nobody reads any more goes what a reading
   * or an opening under way may have left behind.
   */
  async roll(workspaceId: string, calendarId: string): Promise<void> {
    await this.transactions.as(systemActor(workspaceId), async () => {
      const calendar = await this.cursors.calendar(calendarId);
      if (!calendar) return;
      if (isFollowed(calendar)) await this.mirror.roll(calendar);
      else await this.pulls.follow(calendarId);
      await this.channelRows.sweep(calendarId, this.clock.now().subtract({ hours: 24 * SWEEP_DAYS }));
    });
  }
}
