import type { Clock } from '../../../src/kernel/clock.js';
import { Refusal } from './http.js';
import type { StoredCalendar } from './calendar.js';

export interface Channel {
  readonly id: string;
  readonly calendar: StoredCalendar;
  readonly resourceId: string;
  readonly address: string;
  readonly token: string | null;
  readonly expiration: number;
  number: number;
  stopped: boolean;
}

export interface Told {
  readonly channelId: string;
  readonly state: string;
  readonly number: number;
  /** What the receiver answered; 0 when nobody was there. */
  readonly status: number;
}

const WEEK = 7 * 86_400_000;

/** Channels and their messages: headers without a body, numbered, and lossy by contract. */
export class Channels {
  readonly all: Channel[] = [];
  readonly told: Told[] = [];
  /** How messages travel. `drop` loses them, `twice` delivers each of them two times. */
  mode: 'deliver' | 'drop' | 'twice' = 'deliver';
  /** Where the receiver listens, if its public address leads elsewhere (tests take a free port). */
  origin: string | null = null;
  private underway: Promise<unknown>[] = [];

  constructor(private readonly clock: Clock) {}

  /** Those that would be served now. */
  get live(): Channel[] {
    const now = this.clock.now().epochMilliseconds;
    return this.all.filter(({ stopped, expiration }) => !stopped && expiration > now);
  }

  open(calendar: StoredCalendar, given: Record<string, unknown>): Channel {
    const { id, type, address, token, expiration } = given;
    if (!calendar.watchable) {
      throw new Refusal(
        400,
        'pushNotSupportedForRequestedResource',
        'Push notifications are not supported by this resource.',
      );
    }
    if (typeof id !== 'string' || !/^[A-Za-z0-9\-_+/=]{1,64}$/.test(id))
      throw new Refusal(400, 'required', 'Required: id');
    if (type !== 'web_hook') throw new Refusal(400, 'invalid', 'Unknown channel type');
    if (typeof address !== 'string' || !takes(address)) {
      throw new Refusal(400, 'webhookUrlNotHttps', `WebHook callback must be HTTPS: ${String(address)}`);
    }
    if (this.all.some((channel) => channel.id === id)) {
      throw new Refusal(400, 'channelIdNotUnique', `Channel id ${id} not unique`);
    }
    const now = this.clock.now().epochMilliseconds;
    const wanted = expiration === undefined ? now + WEEK : Number(expiration);
    const channel: Channel = {
      id,
      calendar,
      resourceId: Buffer.from(`events ${calendar.id}`).toString('base64url').slice(0, 27),
      address,
      token: typeof token === 'string' ? token : null,
      expiration: Math.min(wanted, now + 4 * WEEK),
      number: 0,
      stopped: false,
    };
    this.all.push(channel);
    this.tell(channel, 'sync');
    return channel;
  }

  stop(given: Record<string, unknown>): void {
    const channel = this.live.find(
      ({ id, resourceId }) => id === given.id && resourceId === given.resourceId,
    );
    if (!channel)
      throw new Refusal(404, 'notFound', `Channel '${String(given.id)}' not found for project 'affianco'`);
    channel.stopped = true;
  }

  /** Numbers grow, and may skip. */
  skip(count: number): void {
    for (const channel of this.live) channel.number += count;
  }

  notify(calendar: StoredCalendar): void {
    for (const channel of this.live) if (channel.calendar === calendar) this.tell(channel, 'exists');
  }

  /** A message made by whoever likes: a wrong token, an unknown channel, an old number. */
  async forge(address: string, headers: Readonly<Record<string, string>>, body?: string): Promise<number> {
    const response = await fetch(this.at(address), {
      method: 'POST',
      headers,
      ...(body !== undefined && { body }),
    });
    await response.arrayBuffer();
    return response.status;
  }

  /** Waits until every message that was sent has arrived or failed. */
  async settle(): Promise<void> {
    while (this.underway.length > 0) await Promise.allSettled(this.underway.splice(0));
  }

  headers(channel: Channel, state: string): Record<string, string> {
    return {
      'x-goog-channel-id': channel.id,
      ...(channel.token !== null && { 'x-goog-channel-token': channel.token }),
      'x-goog-channel-expiration': new Date(channel.expiration).toUTCString(),
      'x-goog-resource-id': channel.resourceId,
      'x-goog-resource-uri': `https://www.googleapis.com/calendar/v3/calendars/${encodeURIComponent(channel.calendar.id)}/events?alt=json`,
      'x-goog-resource-state': state,
      'x-goog-message-number': String(channel.number),
    };
  }

  private tell(channel: Channel, state: string): void {
    channel.number++;
    if (this.mode === 'drop') return;
    const headers = this.headers(channel, state);
    const number = channel.number;
    for (let copy = 0; copy < (this.mode === 'twice' ? 2 : 1); copy++) {
      const sent = this.forge(channel.address, headers).catch(() => 0);
      this.underway.push(
        sent.then((status) => this.told.push({ channelId: channel.id, state, number, status })),
      );
    }
  }

  private at(address: string): string {
    if (this.origin === null) return address;
    const { pathname, search } = new URL(address);
    return new URL(pathname + search, this.origin).toString();
  }
}

/** Google takes https alone; a test may listen on loopback. */
function takes(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
