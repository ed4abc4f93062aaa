import { Injectable } from '@nestjs/common';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { systemActor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { Environment } from '../../../platform/config/environment.js';
import { Transactions } from '../../../platform/database/transaction.js';
import { Accounts } from '../connections/accounts.js';
import { Providers } from '../connections/providers.js';
import { ProviderFailure, type ProviderAccount } from './calendar-provider.js';
import { ChannelRepository, type Channel } from './channel.repository.js';
import { CursorRepository, type ReadCalendar } from './cursor.repository.js';
import { isFollowed } from './pull.rules.js';

/** Where providers tell that something changed. */
export const NOTIFICATIONS = 'calendar-notifications';
/** What a provider that names no end is taken to mean. */
const USUAL_HOURS = 7 * 24;
/** A channel is replaced when less than a quarter of its life is left (F29). */
const LIVED = 0.75;
const AGAIN_MINUTES = 15;
/** What was refused is asked for again after this: a right may be given, and nobody tells us. */
const REFUSED_HOURS = 24;

/** Channels through which a provider tells of changes: opened, renewed before they end, and stopped. Outside transactions. */
@Injectable()
export class Channels {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly environment: Environment,
    private readonly accounts: Accounts,
    private readonly providers: Providers,
    private readonly cursors: CursorRepository,
    private readonly channels: ChannelRepository,
  ) {}

  /** Opens one for a calendar that has none, where its provider tells of changes at all (F31). */
  async ensure(workspaceId: string, calendarId: string): Promise<void> {
    const calendar = await this.as(workspaceId, async () => {
      const found = await this.cursors.calendar(calendarId);
      if (!found || !isFollowed(found) || found.pushSupported === false) return null;
      const { stands, waits, triedAt } = await this.channels.standing(calendarId);
      const pause = triedAt !== null && this.minutesSince(triedAt) < AGAIN_MINUTES;
      return stands || waits || pause ? null : found;
    });
    if (calendar && this.mayBeCalled(calendar)) await this.open(calendar);
  }

  /** What is due for one: a new one in its place, or its end. */
  async tend(workspaceId: string, channelId: string): Promise<void> {
    const found = await this.as(workspaceId, async () => {
      const channel = await this.channels.find(channelId);
      return channel && { channel, calendar: await this.cursors.calendar(channel.calendarId) };
    });
    if (!found || found.channel.state === 'stopped') return;
    const { channel, calendar } = found;
    const wanted = calendar && isFollowed(calendar);
    const tells = channel.resourceId !== null && !this.isOver(channel);
    // The new one first, so that nothing goes untold; then the old one.
    if (channel.state !== 'stopping' && wanted && !(await this.replace(channel, calendar)) && tells) {
      await this.as(workspaceId, () => this.channels.change(channel.id, channel.state, this.later()));
      return;
    }
    await this.end(workspaceId, channel);
  }

  /** Stops all of an account, before it is let go. What cannot be stopped ends by itself. */
  async stop(workspaceId: string, account: ProviderAccount): Promise<void> {
    const open = await this.as(workspaceId, () => this.channels.ofConnection(account.connectionId));
    const provider = this.providers.of(account.provider);
    for (const { id, resourceId } of open) {
      if (resourceId !== null) await provider.unwatch?.(account, id, resourceId).catch(ignoreRefusal);
      await this.as(workspaceId, () => this.channels.change(id, 'stopped', null));
    }
  }

  /** One that was refused waits for its own day, and is not asked for in the name of another. @returns whether it stands */
  private async replace({ id }: Channel, calendar: ReadCalendar): Promise<boolean> {
    const { waits } = await this.as(calendar.workspaceId, () => this.channels.standing(calendar.id, id));
    return !waits && this.open(calendar);
  }

  /** @returns whether it stands */
  private async open(calendar: ReadCalendar): Promise<boolean> {
    const { workspaceId, connectionId, externalId } = calendar;
    const id = randomUUID();
    const token = randomBytes(32).toString('base64url');
    await this.as(workspaceId, () => this.channels.opening(id, calendar.id, channelHash(token)));
    const address = `${this.environment.publicUrl}/api/v1/${NOTIFICATIONS}`;
    try {
      const opened = await this.accounts.speak(workspaceId, connectionId, (provider, account) => {
        if (!provider.watch) throw new ProviderFailure('push-unsupported', 'provider');
        return provider.watch(account, externalId, { id, token, address });
      });
      const now = this.clock.now();
      const expires =
        opened.expiresAt === null ? now.add({ hours: USUAL_HOURS }) : Temporal.Instant.from(opened.expiresAt);
      const life = now.until(expires, { largestUnit: 'seconds' }).seconds;
      await this.as(workspaceId, async () => {
        await this.channels.opened(
          id,
          opened.resourceId,
          expires,
          now.add({ seconds: Math.floor(life * LIVED) }),
        );
        await this.channels.supported(calendar.id, true);
        // Turned off while its provider was asked.
        const chosen = await this.cursors.calendar(calendar.id);
        if (chosen && !isFollowed(chosen)) await this.channels.close(calendar.id);
      });
      return true;
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      await this.as(workspaceId, () => this.notOpened(calendar, id, error));
      return false;
    }
  }

  /** A calendar whose changes are not told is read by the clock, and is well (F31). */
  private async notOpened(calendar: ReadCalendar, id: string, failure: ProviderFailure): Promise<void> {
    switch (failure.kind) {
      case 'push-unsupported':
        await this.channels.supported(calendar.id, false);
        return this.channels.change(id, 'stopped', null);
      case 'refused':
        return this.channels.change(id, 'opening', this.clock.now().add({ hours: REFUSED_HOURS }));
      default:
        // The answer may have been lost: should it tell, its first message says how to stop it.
        await this.channels.change(id, failure.kind === 'unavailable' ? 'stopping' : 'stopped', null);
        await this.accounts.failed(calendar.connectionId, failure);
    }
  }

  private async end(workspaceId: string, channel: Channel): Promise<void> {
    const { id, resourceId, connectionId } = channel;
    try {
      if (resourceId !== null && !this.isOver(channel))
        await this.accounts.speak(workspaceId, connectionId, async (provider, account) =>
          provider.unwatch?.(account, id, resourceId),
        );
      await this.as(workspaceId, () => this.channels.change(id, 'stopped', null));
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      const waits = error.kind === 'rate-limited' || error.kind === 'unavailable';
      await this.as(workspaceId, () =>
        this.channels.change(id, waits ? 'stopping' : 'stopped', waits ? this.later() : null),
      );
    }
  }

  /** Google calls https alone; a stand-in of it on this machine calls anything. */
  private mayBeCalled({ provider }: ReadCalendar): boolean {
    if (!this.providers.of(provider).watch) return false;
    return this.environment.secure || this.environment.googleApiRootUrl.startsWith('http:');
  }

  private isOver({ expiresAt }: Channel): boolean {
    return expiresAt !== null && Temporal.Instant.compare(expiresAt, this.clock.now()) <= 0;
  }

  private minutesSince(moment: string): number {
    return Temporal.Instant.from(moment).until(this.clock.now()).total('minutes');
  }

  private later(): Temporal.Instant {
    return this.clock.now().add({ minutes: AGAIN_MINUTES });
  }

  private as<T>(workspaceId: string, work: () => Promise<T>): Promise<T> {
    return this.transactions.as(systemActor(workspaceId), work);
  }
}

/** What is kept of a channel's secret. */
export function channelHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof ProviderFailure)) throw error;
}
