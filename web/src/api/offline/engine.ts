import * as api from '../generated/sdk.gen';
import { knowsCsrfToken, rememberCsrfToken } from '../http';
import { Problem } from '../problem';
import type { Engagement, List, Service, Session, Task, TimeEntry, WeekOfTime } from '../types';
import type { Change, Item } from './change';
import { dropRead, keepRead, keepSession, outboxStore, readsOf, type Kept } from './database';
import { imagine, type Known } from './imagine';
import { Outbox } from './outbox';
import { ahead, overlaid } from './overlay';
import { ownerOf, stillWorks } from './owner';
import { sendOnce } from './sending';
import { showUnsent, unsentNow } from './unsent';

/** What the pages show follows what is kept here. */
interface Pages {
  show: (key: readonly unknown[], data: unknown) => void;
  refresh: () => void;
}

/** What was read so long ago helps nobody. */
const keptFor = 45 * 24 * 3_600_000;

/** Outbox and kept answers of one person in one seat, as long as they are at work in this tab. */
export class Engine {
  /** What the server said, as it said it; what is shown is computed from it. */
  private readonly bases = new Map<string, Kept>();
  /** Arrived since some answers were asked for: those answers do not know them yet. */
  private arrived: { item: Item; at: number }[] = [];
  private readonly dropped = new Set<number>();
  /** Removed before they were ever sent. */
  private readonly neverSent = new Map<string, Change>();
  private readonly tabs = new BroadcastChannel('affianco.outbox');
  private readonly closing = new AbortController();
  private refreshing = 0;
  private outbox!: Outbox;

  constructor(
    private readonly owner: string,
    private session: Session,
    private readonly pages: Pages,
  ) {}

  async start(): Promise<this> {
    const store = await outboxStore();
    this.outbox = new Outbox(this.owner, store, {
      send: (item) => this.send(item),
      online: () => navigator.onLine,
      ours: () => stillWorks(this.owner),
      alone: (work) => this.alone(work),
      changed: (items) => {
        this.changed(items);
        this.tabs.postMessage(this.owner);
      },
      arrived: (item, entry) => {
        this.arrived.push({ item: { ...item, entry: entry ?? item.entry }, at: now() });
        this.refresh();
      },
      later: (work, milliseconds) => {
        const timer = window.setTimeout(work, milliseconds);
        return () => window.clearTimeout(timer);
      },
    });
    const reads = await readsOf(this.owner).catch(() => []);
    for (const read of reads) {
      if (now() - read.askedAt > keptFor) void dropRead(read.id).catch(() => undefined);
      else this.bases.set(read.id, read);
    }
    this.changed(await store.all(this.owner));
    this.tabs.onmessage = ({ data }: MessageEvent<string>) => {
      if (data === this.owner) void store.all(this.owner).then((items) => this.changed(items));
    };
    const { signal } = this.closing;
    window.addEventListener('online', () => void this.outbox.flush(), { signal });
    document.addEventListener(
      'visibilitychange',
      () => document.visibilityState === 'visible' && void this.outbox.flush(),
      { signal },
    );
    this.seen(this.session);
    return this;
  }

  /** The session was read again: the server is there. */
  seen(session: Session): void {
    this.session = session;
    if (session.csrfToken === null) return;
    void keepSession(session).catch(() => undefined);
    void this.outbox.flush();
  }

  close(): void {
    this.closing.abort();
    this.tabs.close();
    this.outbox.close();
    showUnsent([]);
  }

  flush(): Promise<void> {
    return this.outbox.flush();
  }

  async deliver(change: Change): Promise<TimeEntry> {
    if (change.kind === 'log' && change.body.stopsRunning) return this.begin(change);
    const entry = imagine(change, this.known());
    if (!entry && change.kind !== 'remove' && !navigator.onLine) throw Problem.offline();
    const [waiting] = unsentNow().filter((item) => item.change.entryId === change.entryId);
    if (change.kind === 'remove' && waiting?.change.kind === 'log' && waiting.attempts === 0) {
      this.neverSent.set(change.entryId, waiting.change);
    }
    const outcome = await this.outbox.deliver(change, entry);
    const after = outcome.state === 'sent' ? (outcome.entry ?? entry) : entry;
    return after as TimeEntry;
  }

  /** Takes a removal back: what was never sent is made again, everything else the server restores. */
  bringBack(id: string, restore: () => Promise<TimeEntry>): Promise<TimeEntry> {
    const change = this.neverSent.get(id);
    this.neverSent.delete(id);
    return change ? this.deliver(change) : restore();
  }

  /** Sends a refused change once more, corrected. @throws Problem */
  async again(item: Item, change: Change): Promise<void> {
    await this.outbox.again(item.seq, change, imagine(change, this.known()));
  }

  async discard(item: Item): Promise<void> {
    // Perhaps it has arrived, and only the answer was lost.
    if (item.change.kind === 'log' && item.attempts > 0 && !item.refused) {
      await this.deliver({ kind: 'remove', entryId: item.change.entryId });
      return;
    }
    const gone = unsentNow().filter(
      ({ seq, change }) =>
        seq === item.seq || (item.change.kind === 'log' && change.entryId === item.change.entryId),
    );
    gone.forEach(({ seq }) => this.dropped.add(seq));
    await this.outbox.discard(item.seq);
    this.pages.refresh();
  }

  /** An answer on its way: kept when it comes, replaced by the last one when the server is not there. */
  async settle(key: readonly unknown[], askedAt: number, answer: Promise<unknown>): Promise<unknown> {
    const id = `${this.owner}|${JSON.stringify(key)}`;
    try {
      const base = await answer;
      const read = { id, owner: this.owner, key, base, askedAt };
      this.bases.set(id, read);
      void keepRead(read).catch(() => undefined);
    } catch (error) {
      if (!(error instanceof Problem) || ![0, 502, 503, 504].includes(error.status)) throw error;
      const nothing = key[1] === 'running' ? { entry: null } : undefined;
      if (!this.bases.has(id) && nothing) {
        this.bases.set(id, { id, owner: this.owner, key, base: nothing, askedAt: 0 });
      }
      if (!this.bases.has(id)) throw error;
    }
    return this.shown(this.bases.get(id));
  }

  /**
   * Starts a timer. Where the server can be asked, it ends the other one in the same step; else that is written
   * down as a change of its own, so that a timer that ends before it was ever sent is sent as one entry.
   */
  private async begin(change: Change & { kind: 'log' }): Promise<TimeEntry> {
    if (navigator.onLine && unsentNow().length === 0) {
      const entry = imagine(change, this.known());
      const outcome = await this.outbox.deliver(change, entry);
      return ((outcome.state === 'sent' ? outcome.entry : null) ?? entry) as TimeEntry;
    }
    const running = this.running();
    const startedAt = change.body.startedAt;
    if (running && running.id !== change.entryId && startedAt) {
      await this.deliver({ kind: 'stop', entryId: running.id, body: { endedAt: startedAt } });
    }
    const { stopsRunning: _, ...body } = change.body;
    return this.deliver({ ...change, body });
  }

  private running(): TimeEntry | null {
    const read = [...this.bases.values()].find(
      ({ key }) => key[0] === 'time-entries' && key[1] === 'running',
    );
    return (this.shown(read) as { entry: TimeEntry | null } | undefined)?.entry ?? null;
  }

  private shown(read: Kept | undefined): unknown {
    if (!read) return undefined;
    const since = this.arrived.filter(({ at }) => at >= read.askedAt).map(({ item }) => item);
    return overlaid(read.key, read.base, ahead([...since, ...unsentNow()]));
  }

  private changed(items: Item[]): void {
    const left = new Set(items.map(({ seq }) => seq));
    const arrived = new Set(this.arrived.map(({ item }) => item.seq));
    // Another tab has sent them.
    const elsewhere = unsentNow().filter(
      ({ seq, owner }) =>
        owner === this.owner && !left.has(seq) && !arrived.has(seq) && !this.dropped.has(seq),
    );
    for (const item of elsewhere) this.arrived.push({ item, at: now() });
    if (elsewhere.length > 0) this.refresh();
    this.arrived = this.arrived.slice(-50);
    showUnsent(items);
    for (const read of this.bases.values()) {
      if (read.key[0] === 'time-entries') this.pages.show(read.key, this.shown(read));
    }
  }

  /** Soon, and once for many. */
  private refresh(): void {
    window.clearTimeout(this.refreshing);
    this.refreshing = window.setTimeout(() => this.pages.refresh(), 200);
  }

  private async alone(work: () => Promise<void>): Promise<void> {
    if (!('locks' in navigator)) return work();
    await navigator.locks.request(`affianco.outbox.${this.owner}`, work);
  }

  private async send(item: Item): Promise<TimeEntry | null> {
    if (!knowsCsrfToken()) await this.renew();
    try {
      return await sendOnce(item);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'access.csrf') throw error;
      await this.renew();
      return sendOnce(item);
    }
  }

  /** The secret of the session, for a page that has none or an old one; never that of somebody else. */
  private async renew(): Promise<void> {
    const session = await api.sessionRead();
    if (ownerOf(session) !== this.owner) throw new Problem(403, { code: 'access.csrf' });
    rememberCsrfToken(session.csrfToken);
  }

  private known(): Known {
    const reads = [...this.bases.values()];
    const lists = <T>(noun: string) =>
      reads.filter(({ key }) => key[0] === noun).flatMap(({ base }) => (base as List<T>).items);
    const shown = reads.filter(({ key }) => key[0] === 'time-entries').map((read) => this.shown(read));
    const waiting = unsentNow().flatMap(({ entry }) => (entry ? [entry] : []));
    return {
      person: this.session.person,
      seatId: this.session.seat.id,
      engagements: lists<Engagement>('engagements'),
      tasks: lists<Task>('tasks'),
      services: lists<Service>('services'),
      entries: [...waiting.toReversed(), ...shown.flatMap(entriesIn)],
    };
  }
}

/** Every entry in an answer, whatever its kind. */
function entriesIn(data: unknown): TimeEntry[] {
  if (Array.isArray(data)) return data as TimeEntry[];
  if (typeof data !== 'object' || data === null) return [];
  if ('entry' in data) return data.entry ? [data.entry as TimeEntry] : [];
  if ('days' in data) return (data as WeekOfTime).days.flatMap(({ entries }) => entries);
  return 'items' in data ? (data as List<TimeEntry>).items : [data as TimeEntry];
}

function now(): number {
  return Temporal.Now.instant().epochMilliseconds;
}

export function open(session: Session, pages: Pages): Promise<Engine> {
  return new Engine(ownerOf(session), session, pages).start();
}
