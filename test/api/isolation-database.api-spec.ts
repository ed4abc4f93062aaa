import { randomUUID } from 'node:crypto';
import { systemActor, type Actor } from '../../src/kernel/actor.js';
import { tablesOutsideWorkspaces } from '../../src/platform/database/self-check.js';
import { sqlState } from '../../src/platform/database/sql-state.js';
import { query, Transactions } from '../../src/platform/database/transaction.js';
import { startApp, type TestApp } from '../support/start-app.js';
import { buildWorld, leaksTo, places, type Who, type World } from '../support/world.js';

/** The net under everything: SQL without any condition, in somebody's context. */
describe('row-level security by itself', () => {
  let test: TestApp;
  let world: World;
  let tables: string[];

  beforeAll(async () => {
    test = await startApp();
    world = await buildWorld(test);
    await world.visitors.contactY.post('/tasks', { engagementId: world.places.y.engagementId, title: world.places.y.mark })
      .set('Idempotency-Key', 'kept').expect(201); // prettier-ignore
    const named = await test.sql<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.role_table_grants
       WHERE table_schema = 'affianco' AND grantee = 'affianco_app' AND privilege_type = 'SELECT' ORDER BY 1`,
    );
    tables = named.map(({ name }) => name).filter((name) => !(name in tablesOutsideWorkspaces));
  }, 60_000);
  afterAll(() => test.close());

  const as = <T>(actor: Actor | null, work: () => Promise<T>): Promise<T> => {
    const transactions = test.app.get(Transactions);
    return actor ? transactions.as(actor, work) : transactions.asNobody(work);
  };
  const rowsOf = (actor: Actor | null, table: string) =>
    as(actor, () =>
      query<Record<string, unknown>>(`test.all.${table}`, `SELECT to_jsonb(t) AS row FROM ${table} t`),
    );
  const actorOf = async (who: Who) => (await world.actor(who)) as Actor;

  it('protects every table that the product can read, and knows rows of every client in them', async () => {
    expect(tables.length).toBeGreaterThan(20);
    const all = await Promise.all(
      tables.map((table) => test.sql(`SELECT to_jsonb(t) AS row FROM ${table} t`)),
    );
    const text = JSON.stringify(all);
    for (const place of places) expect(text).toContain(world.places[place].mark);
  });

  it.each(['contactX', 'contactY', 'owner', 'stranger'] as const)('keeps from %s what is not theirs, in every table', async (who) => {
    const actor = await actorOf(who);
    const leaks: string[] = [];
    for (const table of tables) {
      for (const row of await rowsOf(actor, table)) {
        if (leaksTo(who, row).length > 0 || namesForeignRecord(who, row)) leaks.push(`${table}: ${JSON.stringify(row).slice(0, 200)}`);
      }
    }
    expect(leaks).toEqual([]);
  }); // prettier-ignore

  it('shows an assistant of X nothing of the work, the papers and the reports of Y', async () => {
    const actor = await actorOf('assistant');
    const work = tables.filter(
      (table) => !['invitation', 'mail', 'member', 'audit', 'idempotency_key'].includes(table),
    );
    for (const table of work)
      expect([table, leaksTo('assistant', await rowsOf(actor, table))]).toEqual([table, []]);
  });

  it('shows nobody anything where no workspace is set', async () => {
    for (const table of tables.filter((name) => name !== 'mail')) {
      expect([table, await rowsOf(null, table)]).toEqual([table, []]);
    }
  });

  it('takes no row for another workspace, another client, or by a contact who may not write', async () => {
    const { x, y, z } = world.places;
    const [owner, contact] = [await actorOf('owner'), await actorOf('contactX')];
    const task = (actor: Actor, workspaceId: string, engagementId: string) =>
      as(actor, () =>
        query('test.intrude', `INSERT INTO task (id, workspace_id, engagement_id, title, status, created_by_name, created_at, turn_since, changed_at)
          VALUES ($1, $2, $3, 'Intruder', 'requested', 'Nobody', now(), now(), now())`, [randomUUID(), workspaceId, engagementId]),
      ).then(() => 'taken', sqlState); // prettier-ignore
    const foreign = (await actorOf('stranger')).workspaceId;
    expect(await task(owner, foreign, z.engagementId)).toBe('42501');
    expect(await task(owner, owner.workspaceId, z.engagementId)).toBe('23503');
    expect(await task(contact, contact.workspaceId, y.engagementId)).toBe('42501');
    expect(await task(contact, contact.workspaceId, x.engagementId)).toBe('taken');
    const change = (sql: string) =>
      as(contact, () => query(`test.${sql}`.slice(0, 60), `${sql} RETURNING 1`)).catch(sqlState);
    expect(await change('UPDATE time_entry SET description = description')).toEqual([]);
    expect(await change('UPDATE engagement SET name = name')).toEqual([]);
    expect(await change('UPDATE agreement SET show_amounts = true')).toEqual([]);
    expect(await change('DELETE FROM client')).toEqual([]);
    expect(await change('UPDATE audit SET noun = noun')).toBe('42501');
    expect(await change('DELETE FROM delivery')).toBe('42501');
  });

  it('lets nobody but the product’s own accounts at a table, and these not past the policies', async () => {
    const open = await test.sql(
      `SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'affianco' AND c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
         AND c.relname <> ALL ($1)`,
      [Object.keys(tablesOutsideWorkspaces)],
    );
    expect(open).toEqual([]);
    const [app] = await test.sql<{ super: boolean; bypass: boolean }>(
      "SELECT rolsuper AS super, rolbypassrls AS bypass FROM pg_roles WHERE rolname = 'affianco_app'",
    );
    expect(app).toEqual({ super: false, bypass: false });
    const bare = await test.sql<{ policy: string }>(
      `SELECT tablename || '.' || policyname AS policy FROM pg_policies WHERE schemaname = 'affianco'
       AND regexp_replace(coalesce(qual, '') || coalesce(with_check, ''), '\\( SELECT [^)]*\\)', '', 'g') ~ 'affianco\\.\\w+\\(\\)'`,
    );
    expect(bare).toEqual([]);
  });

  it('refuses what a narrower reach would have to leave its workspace for', async () => {
    const { narrowedTo } = await import('../../src/platform/database/transaction.js');
    const [owner, stranger] = [await actorOf('owner'), await actorOf('stranger')];
    await expect(as(owner, () => narrowedTo(stranger, () => Promise.resolve()))).rejects.toThrow(
      'inside its workspace',
    );
    await expect(
      as(systemActor(owner.workspaceId), () => as(owner, () => Promise.resolve())),
    ).rejects.toThrow('already open');
  });

  /** Ids of the records of others, which also stand where no text does. */
  function namesForeignRecord(who: Who, row: object): boolean {
    const text = JSON.stringify(row);
    const foreign = {
      contactX: ['y', 'z'],
      contactY: ['x', 'z'],
      owner: ['z'],
      stranger: ['x', 'y'],
    } as const;
    return (foreign[who as 'owner'] as readonly ('x' | 'y' | 'z')[]).some((place) => {
      const { clientId, engagementId, taskId, deliverableId, entryId, reportId, deliveryId, contactId } = world.places[place];
      return [clientId, engagementId, taskId, deliverableId, entryId, reportId, deliveryId, contactId].some((id) => text.includes(id));
    }); // prettier-ignore
  }
});
