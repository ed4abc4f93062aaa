import { describe, expect, it } from 'vitest';
import { Problem } from '../problem';
import type { TimeEntry } from '../types';
import type { Change, EntryBody, Item } from './change';
import { Outbox, type Post } from './outbox';
import { MemoryStore } from './store';

const anna = 'anna.seat-1';

function entry(id: string): TimeEntry {
  return { id } as TimeEntry;
}

function log(entryId: string, body: EntryBody = {}): Change {
  return { kind: 'log', entryId, body: { engagementId: 'e', ...body } };
}

/** The world: a server that answers as told, a network that can be cut, one lock for all tabs. */
class World {
  online = true;
  owner = anna;
  sent: Item[] = [];
  shown: Item[] = [];
  timers: (() => void)[] = [];
  answer: (item: Item) => Promise<TimeEntry | null> = ({ change }) => Promise.resolve(entry(change.entryId));
  private line: Promise<unknown> = Promise.resolve();

  post(owner = anna): Post {
    return {
      send: (item) => {
        this.sent.push(item);
        return this.answer(item);
      },
      online: () => this.online,
      ours: () => this.owner === owner,
      alone: (work) => (this.line = this.line.then(work, work)) as Promise<void>,
      changed: (items) => (this.shown = items),
      arrived: () => undefined,
      later: (work) => {
        this.timers.push(work);
        return () => (this.timers = this.timers.filter((timer) => timer !== work));
      },
    };
  }

  refuse(code: string, status = 409): void {
    this.answer = () =>
      Promise.reject(new Problem(status, { code, detail: 'No.', details: { entryId: 'x' } }));
  }

  names(): string[] {
    return this.sent.map(({ change }) => `${change.kind} ${change.entryId}`);
  }
}

function open(world = new World(), store = new MemoryStore(), owner = anna) {
  return { world, store, outbox: new Outbox(owner, store, world.post(owner)) };
}

describe('the outbox', () => {
  it('sends at once and gives the server’s answer', async () => {
    const { outbox, world } = open();
    await expect(outbox.deliver(log('1'), entry('1'))).resolves.toEqual({
      state: 'sent',
      entry: { id: '1' },
    });
    expect(world.names()).toEqual(['log 1']);
    expect(world.shown).toEqual([]);
  });

  it('keeps what is made without a network and sends it in order when it is back, each once', async () => {
    const { outbox, world } = open();
    world.online = false;
    for (const id of ['1', '2', '3']) {
      await expect(outbox.deliver(log(id), entry(id))).resolves.toEqual({ state: 'kept' });
    }
    expect(world.sent).toEqual([]);
    expect(world.shown.map(({ change }) => change.entryId)).toEqual(['1', '2', '3']);
    world.online = true;
    await Promise.all([outbox.flush(), outbox.flush()]);
    expect(world.names()).toEqual(['log 1', 'log 2', 'log 3']);
    expect(world.shown).toEqual([]);
  });

  it('survives the end of the page: another one sends what it left', async () => {
    const first = open();
    first.world.online = false;
    await first.outbox.deliver(log('1'), entry('1'));
    first.outbox.close();
    const { outbox, world } = open(new World(), first.store);
    await outbox.flush();
    expect(world.names()).toEqual(['log 1']);
  });

  it('sends again under the same key when the answer was lost', async () => {
    const { outbox, world } = open();
    world.answer = () => Promise.reject(Problem.offline());
    await expect(outbox.deliver(log('1'), entry('1'))).resolves.toEqual({ state: 'kept' });
    expect(world.timers).toHaveLength(1);
    world.answer = ({ change }) => Promise.resolve(entry(change.entryId));
    world.timers[0]?.();
    await outbox.flush();
    const [first, second] = world.sent;
    expect(second?.key).toBe(first?.key);
    expect(second?.change).toEqual(first?.change);
    expect(world.shown).toEqual([]);
  });

  it('two tabs send nothing twice', async () => {
    const world = new World();
    const store = new MemoryStore();
    const { outbox } = open(world, store);
    const { outbox: other } = open(world, store);
    world.online = false;
    for (const id of ['1', '2', '3', '4']) await outbox.deliver(log(id), entry(id));
    world.online = true;
    await Promise.all([outbox.flush(), other.flush()]);
    expect(world.names()).toEqual(['log 1', 'log 2', 'log 3', 'log 4']);
  });

  it('never sends or shows what somebody else left, until they are back', async () => {
    const world = new World();
    const store = new MemoryStore();
    const { outbox } = open(world, store);
    world.online = false;
    await outbox.deliver(log('1'), entry('1'));
    world.online = true;
    world.owner = 'bea.seat-2';
    const { outbox: beas } = open(world, store, 'bea.seat-2');
    await Promise.all([outbox.flush(), beas.flush()]);
    expect(world.sent).toEqual([]);
    await beas.tell();
    expect(world.shown).toEqual([]);
    world.owner = anna;
    await outbox.flush();
    expect(world.names()).toEqual(['log 1']);
  });
});

describe('a refused change', () => {
  it('is thrown to whoever waits for it, and not kept: the form still has it', async () => {
    const { outbox, world } = open();
    world.refuse('time-entry.overlaps');
    await expect(outbox.deliver(log('1'), entry('1'))).rejects.toMatchObject({ code: 'time-entry.overlaps' });
    expect(world.shown).toEqual([]);
  });

  it('of earlier is kept with its reason and holds up only its own entry', async () => {
    const { outbox, world } = open();
    world.online = false;
    await outbox.deliver(log('1', { stopsRunning: true }), entry('1'));
    await outbox.deliver({ kind: 'stop', entryId: '1', body: {} }, entry('1'));
    await outbox.deliver(log('2'), entry('2'));
    world.online = true;
    world.answer = ({ change }) =>
      change.entryId === '1'
        ? Promise.reject(new Problem(409, { code: 'time-entry.overlaps', detail: 'No.' }))
        : Promise.resolve(entry(change.entryId));
    await outbox.flush();
    expect(world.names()).toEqual(['log 1', 'log 2']);
    expect(world.shown.map(({ change, refused }) => [change.kind, refused?.code ?? null])).toEqual([
      ['log', 'time-entry.overlaps'],
      ['stop', null],
    ]);
  });

  it('can be corrected, under a new key, and is kept when it is refused again', async () => {
    const { outbox, world } = open();
    world.online = false;
    await outbox.deliver(log('1'), entry('1'));
    world.online = true;
    world.refuse('time-entry.overlaps');
    await outbox.flush();
    const kept = world.shown[0];
    const again = () => outbox.again(kept?.seq ?? 0, log('1', { overlapReason: 'Both' }), entry('1'));
    await expect(again()).rejects.toMatchObject({ code: 'time-entry.overlaps' });
    expect(world.shown).toHaveLength(1);
    world.answer = () => Promise.resolve(entry('1'));
    await expect(again()).resolves.toMatchObject({ state: 'sent' });
    expect(world.shown).toEqual([]);
    expect(new Set(world.sent.map(({ key }) => key)).size).toBe(3);
  });

  it('can be discarded, and what hung on it goes with it', async () => {
    const { outbox, world } = open();
    world.online = false;
    await outbox.deliver(log('1', { stopsRunning: true }), entry('1'));
    await outbox.deliver({ kind: 'stop', entryId: '1', body: {} }, entry('1'));
    await outbox.discard(world.shown[0]?.seq ?? 0);
    expect(world.shown).toEqual([]);
  });

  it('by a session that has ended is only late', async () => {
    const { outbox, world } = open();
    world.refuse('session.missing', 401);
    await expect(outbox.deliver(log('1'), entry('1'))).resolves.toEqual({ state: 'kept' });
    expect(world.shown[0]?.refused).toBeNull();
  });
});

describe('changes of one entry', () => {
  it('that was never sent become one', async () => {
    const { outbox, world } = open();
    world.online = false;
    await outbox.deliver(log('1', { startedAt: '2026-11-16T08:00:00Z' }), entry('1'));
    await outbox.deliver(
      { kind: 'stop', entryId: '1', body: { endedAt: '2026-11-16T09:00:00Z' } },
      entry('1'),
    );
    await outbox.deliver({ kind: 'change', entryId: '1', body: { description: 'Mail' } }, entry('1'));
    expect(world.shown.map(({ change }) => change)).toEqual([
      log('1', {
        startedAt: '2026-11-16T08:00:00Z',
        endedAt: '2026-11-16T09:00:00Z',
        description: 'Mail',
      }),
    ]);
    await outbox.deliver({ kind: 'remove', entryId: '1' }, null);
    expect(world.shown).toEqual([]);
    world.online = true;
    await outbox.flush();
    expect(world.sent).toEqual([]);
  });

  it('of which one may have arrived are sent one after the other', async () => {
    const { outbox, world } = open();
    world.answer = () => Promise.reject(Problem.offline());
    await outbox.deliver(log('1'), entry('1'));
    await outbox.deliver(
      { kind: 'change', entryId: '1', body: { description: 'Mail' }, version: 1 },
      entry('1'),
    );
    world.answer = () => Promise.resolve(entry('1'));
    await outbox.flush();
    expect(world.names().slice(-2)).toEqual(['log 1', 'change 1']);
    expect(world.sent.at(-1)?.change).toMatchObject({ version: undefined });
  });
});
