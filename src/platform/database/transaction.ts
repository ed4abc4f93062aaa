import { Injectable } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import type { Actor } from '../../kernel/actor.js';
import { isUuid } from '../../kernel/ids.js';
import { sqlState } from './sql-state.js';

/** Database work was tried outside a transaction, or after its end (a forgotten `await`). */
export class NoTransaction extends Error {}

interface Open {
  manager: EntityManager | null;
  client: PoolClient | null;
  readonly actor: Actor | null;
  readonly afterCommit: (() => void)[];
}

/** TypeORM's release with a reason, which its public `release()` leaves out. */
interface Releasable {
  releasePostgresConnection(reason?: Error): Promise<void>;
}

const open = new AsyncLocalStorage<Open>();

function current(): Open {
  const store = open.getStore();
  if (!store?.manager) throw new NoTransaction('no transaction is open');
  return store;
}

/** The only way to entities: the manager of the open transaction. Never falls back to the pool. */
export function manager(): EntityManager {
  return current().manager as EntityManager;
}

/** For whom the open transaction runs. @throws NoTransaction when it runs for nobody (sign-in, health) */
export function actor(): Actor {
  const { actor } = current();
  if (!actor) throw new NoTransaction('the transaction has no actor');
  return actor;
}

/** For whom the open transaction runs, or null in one that runs for nobody. */
export function actorOrNull(): Actor | null {
  return current().actor;
}

/**
 * Runs SQL by name: the server keeps its plan, which makes lists 1.4 to 3 times faster than unnamed statements.
 * @param name unique for the text of the SQL, `noun.what`
 */
export async function query<Row extends object>(
  name: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = current().client as PoolClient;
  return (await client.query<Row & Record<string, unknown>>({ name, text, values: [...values] })).rows;
}

/** Runs in memory once the work is durable; anything that must not be lost belongs into the outbox instead. */
export function afterCommit(effect: () => void): void {
  current().afterCommit.push(effect);
}

/**
 * Does a part of the open transaction's work with a narrower reach (a report is collected with its client's eyes,
 * so that the database keeps every other client's rows out of it), then goes on as before.
 */
export async function narrowedTo<T>(reach: Actor, work: () => Promise<T>): Promise<T> {
  const store = current();
  if (reach.workspaceId !== store.actor?.workspaceId)
    throw new Error('a reach can only be narrowed inside its workspace');
  const client = store.client as PoolClient;
  const narrower = context(reach);
  // As narrow already: nothing to say to the database, twice.
  if (narrower === context(store.actor)) return open.run({ ...store, actor: reach }, work);
  await client.query(narrower);
  const result = await open.run({ ...store, actor: reach }, work);
  // After a failure the transaction is rolled back, and with it the narrower reach.
  await client.query(context(store.actor));
  return result;
}

export interface TransactionOptions {
  readonly readOnly?: boolean;
  /** Everything is read as it was at one moment, however long it takes. */
  readonly snapshot?: boolean;
  /** How often work that lost against a parallel transaction (40001, 40P01) is run again. */
  readonly retries?: number;
}

/**
 * Opens transactions that carry their actor into PostgreSQL, where row-level security reads it.
 * Of our own because the ready-made ones leak: TypeORM's `transaction()` hands a connection back to the pool
 * after a failed ROLLBACK, and the next borrower then works in a stranger's name.
 */
@Injectable()
export class Transactions {
  constructor(private readonly dataSource: DataSource) {}

  /** Work in the name of an actor. Nesting is refused: it would need a second connection and can starve the pool. */
  as<T>(actor: Actor, work: () => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return this.run(actor, work, options);
  }

  /** Work before a workspace is known (sign-in, sign-up): no tenant row is visible. */
  asNobody<T>(work: () => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return this.run(null, work, options);
  }

  private async run<T>(actor: Actor | null, work: () => Promise<T>, options: TransactionOptions): Promise<T> {
    if (open.getStore()?.manager) throw new Error('a transaction is already open');
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.once(actor, work, options);
      } catch (error) {
        const state = sqlState(error);
        if (attempt >= (options.retries ?? 0) || (state !== '40001' && state !== '40P01')) throw error;
        await pause(10 * 2 ** attempt);
      }
    }
  }

  private async once<T>(
    actor: Actor | null,
    work: () => Promise<T>,
    options: TransactionOptions,
  ): Promise<T> {
    const runner = this.dataSource.createQueryRunner() as PostgresQueryRunner;
    const client = (await runner.connect()) as PoolClient;
    const store: Open = { manager: runner.manager, client, actor, afterCommit: [] };
    let doubtful: Error | undefined;
    try {
      // One round trip. The values are UUIDs and words of a closed list, checked in `context`.
      const isolation = options.snapshot ? ' ISOLATION LEVEL REPEATABLE READ' : '';
      await client.query(`BEGIN${isolation}${options.readOnly ? ' READ ONLY' : ''};${context(actor)}`);
      runner.isTransactionActive = true;
      const result = await open.run(store, work);
      close(store);
      await client.query('COMMIT');
      store.afterCommit.forEach((effect) => effect());
      return result;
    } catch (error) {
      close(store);
      await client.query('ROLLBACK').catch((failure: Error) => (doubtful = failure));
      throw error;
    } finally {
      runner.isTransactionActive = false;
      // A connection whose state is unknown is destroyed, not lent again (an error given to the pool does that).
      await (runner as unknown as Releasable).releasePostgresConnection(doubtful);
    }
  }
}

function close(store: Open): void {
  store.manager = null;
  store.client = null;
}

function context(actor: Actor | null): string {
  const ids = (list: readonly string[]) => `{${list.map(checked).join(',')}}`;
  const settings: Record<string, string> = {
    workspace: actor ? checked(actor.workspaceId) : '',
    person: actor?.personId ? checked(actor.personId) : '',
    seat: actor?.seatId ? checked(actor.seatId) : '',
    role: actor?.role ?? '',
    engagements: ids(actor?.engagementIds ?? []),
    clients: ids(actor?.clientIds ?? []),
  };
  const calls = Object.entries(settings).map(([name, value]) => `set_config('app.${name}','${value}',true)`);
  return `SELECT ${calls.join(',')}`;
}

function checked(id: string): string {
  if (!isUuid(id)) throw new Error('an actor holds an id that is not a UUID');
  return id;
}
