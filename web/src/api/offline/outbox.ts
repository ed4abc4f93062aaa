import { newId } from '../ids';
import { Problem } from '../problem';
import type { TimeEntry } from '../types';
import { merged, type Change, type Item, type Refusal } from './change';
import type { OutboxStore } from './store';

/** What the outbox needs of the world. */
export interface Post {
  /** Sends once; throws a Problem. */
  send(item: Item): Promise<TimeEntry | null>;
  online(): boolean;
  /** False once somebody else, or another seat, is at work in this browser. */
  ours(): boolean;
  /** Only one tab at a time. */
  alone(work: () => Promise<void>): Promise<void>;
  /** What waits has changed. */
  changed(items: Item[]): void;
  /** One has arrived. */
  arrived(item: Item, entry: TimeEntry | null): void;
  later(work: () => void, milliseconds: number): () => void;
}

export type Outcome = { state: 'sent'; entry: TimeEntry | null } | { state: 'kept' };

interface Waiter {
  /** Whoever waits made this item, and still has what it says before them. */
  fresh: boolean;
  resolve: (outcome: Outcome) => void;
  reject: (problem: Problem) => void;
}

const shortest = 30_000;
const longest = 600_000;

/** Not the server's word on the change itself: it is sent again later. */
function passes({ status, code }: Problem): boolean {
  return [0, 401, 408, 425, 429].includes(status) || status >= 500 || code === 'idempotency.in-progress';
}

/** It has the wrong session; the change is as good as before. */
function notOurs({ code }: Problem): boolean {
  return code === 'access.csrf';
}

function refusalOf({ status, code, detail, details, fields }: Problem): Refusal {
  return { status, code, detail, details, fields };
}

/**
 * Changes on their way to the server, of one person in one seat: written down before they are sent, sent in order,
 * each under the same key however often, kept with the reason when they are refused. A refused change holds up only
 * what follows it on the same entry.
 */
export class Outbox {
  private readonly waiters = new Map<number, Waiter>();
  private running: Promise<void> | null = null;
  private wanted = false;
  private pause = shortest;
  private cancel: () => void = () => undefined;
  private closed = false;

  constructor(
    readonly owner: string,
    private readonly store: OutboxStore,
    private readonly post: Post,
  ) {}

  /**
   * Writes the change down, sends it if it can, and says how it went: sent with the server's answer, or kept for
   * later. @throws Problem when the server refuses it; then it is not kept, because whoever asks still has it.
   */
  async deliver(change: Change, entry: TimeEntry | null): Promise<Outcome> {
    const laid = await this.lay(change, entry);
    await this.tell();
    return laid ? this.outcomeOf(laid.item.seq, laid.fresh) : { state: 'sent', entry: null };
  }

  /** A refused change, corrected: sent once more under a new key. @throws Problem; it is still kept then. */
  async again(seq: number, change: Change, entry: TimeEntry | null): Promise<Outcome> {
    await this.store.update(seq, (item) => asNew(item, change, entry));
    await this.tell();
    return this.outcomeOf(seq, false);
  }

  /** Forgets a change, and what followed it on the same entry when the entry will never be. */
  async discard(seq: number): Promise<void> {
    const items = await this.store.all(this.owner);
    const gone = items.find((item) => item.seq === seq);
    if (!gone) return;
    const all = gone.change.kind === 'log' ? items.filter(sameEntry(gone)) : [gone];
    for (const item of all) await this.store.update(item.seq, () => null);
    await this.tell();
    void this.flush();
  }

  /** Sends what waits, the oldest first, until something stands in the way. */
  flush(): Promise<void> {
    this.wanted = true;
    this.running ??= this.drain().finally(() => {
      this.running = null;
      // Asked for meanwhile: whoever asked waits for this one too.
      return this.wanted ? this.flush() : undefined;
    });
    return this.running;
  }

  /** Something is there to tell the others: another tab changed what waits. */
  async tell(): Promise<void> {
    if (!this.closed) this.post.changed(await this.store.all(this.owner));
  }

  close(): void {
    this.closed = true;
    this.cancel();
    this.release();
  }

  private outcomeOf(seq: number, fresh: boolean): Promise<Outcome> {
    const outcome = new Promise<Outcome>((resolve, reject) =>
      this.waiters.set(seq, { fresh, resolve, reject }),
    );
    void this.flush();
    return outcome;
  }

  /** Adds to what waits, or merges into it; null when nothing is left to send. */
  private async lay(change: Change, entry: TimeEntry | null): Promise<{ item: Item; fresh: boolean } | null> {
    const waiting = (await this.store.all(this.owner)).filter(
      ({ change: { entryId } }) => entryId === change.entryId,
    );
    const last = waiting.at(-1);
    if (last) {
      let one: ReturnType<typeof merged> = null;
      const item = await this.store.update(last.seq, (found) => {
        one = merged(found, change);
        if (one === 'gone') return null;
        return one ? asNew(found, one, entry) : found;
      });
      if (one === 'gone') return null;
      if (one && item) return { item, fresh: false };
    }
    // What still waits for the same entry makes the version that was seen an old one.
    const own = last && change.kind === 'change' ? { ...change, version: undefined } : change;
    const item = await this.store.add({
      ...{ owner: this.owner, key: newId(), change: own, entry, attempts: 0, refused: null },
      at: Temporal.Now.instant().toString(),
    });
    return { item, fresh: true };
  }

  private async drain(): Promise<void> {
    this.wanted = false;
    let passed = true;
    await this.post.alone(async () => {
      let sent: Awaited<ReturnType<typeof this.sendNext>>;
      do sent = await this.sendNext();
      while (sent === 'sent');
      passed = sent === 'done';
    });
    if (this.wanted) return;
    this.release();
    this.cancel();
    await this.tell();
    if (this.closed || passed || !nextOf(await this.store.all(this.owner))) return;
    this.cancel = this.post.later(() => void this.flush(), this.pause);
    this.pause = Math.min(this.pause * 2, longest);
  }

  /** One item: sent or refused, nothing left, or something in the way. */
  private async sendNext(): Promise<'sent' | 'done' | 'stopped'> {
    if (this.closed || !this.post.ours()) return 'stopped';
    const next = nextOf(await this.store.all(this.owner));
    if (!next) return 'done';
    if (!this.post.online()) return 'stopped';
    const item = await this.store.update(next.seq, (found) => ({ ...found, attempts: found.attempts + 1 }));
    if (!item) return 'sent';
    const waiter = this.waiters.get(item.seq);
    try {
      const entry = await this.post.send(item);
      await this.store.update(item.seq, () => null);
      this.pause = shortest;
      this.waiters.delete(item.seq);
      this.post.arrived(item, entry);
      await this.tell();
      waiter?.resolve({ state: 'sent', entry });
      return 'sent';
    } catch (thrown) {
      const problem = thrown instanceof Problem ? thrown : Problem.offline();
      if (passes(problem) || notOurs(problem)) return 'stopped';
      await this.store.update(item.seq, (found) =>
        waiter?.fresh ? null : { ...found, refused: refusalOf(problem) },
      );
      this.waiters.delete(item.seq);
      await this.tell();
      waiter?.reject(problem);
      return 'sent';
    }
  }

  /** Those who wait need not wait longer: what they did is written down. */
  private release(): void {
    for (const { resolve } of this.waiters.values()) resolve({ state: 'kept' });
    this.waiters.clear();
  }
}

/** Never sent as it is now: under a key of its own. */
function asNew(item: Item, change: Change, entry: TimeEntry | null): Item {
  return { ...item, change, entry, key: newId(), attempts: 0, refused: null };
}

function sameEntry({ change }: Item): (other: Item) => boolean {
  return (other) => other.change.entryId === change.entryId;
}

/** The oldest that nothing stands in the way of. */
function nextOf(items: Item[]): Item | undefined {
  const held = new Set(items.filter(({ refused }) => refused).map(({ change }) => change.entryId));
  return items.find((item) => !held.has(item.change.entryId));
}
