import fc from 'fast-check';
import { DAYS_THAT_DIFFER } from '../../src/modules/time-entries/rollup.check.js';
import { anEngagement } from '../builders/engagement.js';
import { aService } from '../builders/service.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

describe('the sums of each day', () => {
  let test: TestApp;
  let anna: Visitor;
  let engagements: { id: string; service: string }[];
  let memberId: string;
  let workspaceId: string;

  beforeAll(async () => {
    test = await startApp();
    anna = await test.visitor().signUp();
    const { seat } = (await anna.get('/session').expect(200)).body;
    [memberId, workspaceId] = [seat.id, seat.workspace.id];
    await test.sql("SELECT set_config('app.workspace', $1, false)", [workspaceId]);
    const rate = { amount: '27.50', currency: 'EUR' };
    engagements = [];
    for (let number = 0; number < 2; number++) {
      const { id } = await anEngagement(anna, { rate });
      engagements.push({ id, service: (await aService(anna, { engagementId: id })).id });
    }
  });
  afterAll(() => test.close());

  const differences = () => test.sql(DAYS_THAT_DIFFER);
  const days = () =>
    test.sql<{ seconds: string; entries: number }>('SELECT seconds, entries FROM worked_day');

  it('follow an entry through its life', async () => {
    const engagementId = engagements[0]?.id;
    const log = { engagementId, localStart: '2026-11-10T09:00', durationSeconds: 1200 };
    const { id } = (await anna.post('/time-entries', log).expect(201)).body;
    expect(await days()).toEqual([{ seconds: '1200', entries: 1 }]);
    await anna.patch(`/time-entries/${id}`, { durationSeconds: 1800, billable: false }).expect(200);
    expect(await days()).toEqual([{ seconds: '1800', entries: 1 }]);
    await anna.delete(`/time-entries/${id}`).expect(204);
    expect(await days()).toEqual([]);
    await anna.post(`/time-entries/${id}/restore`).expect(200);
    expect(await days()).toEqual([{ seconds: '1800', entries: 1 }]);
    const timer = await anna
      .post('/time-entries', { engagementId, startedAt: '2026-11-16T08:30:00Z' })
      .expect(201);
    expect(await days()).toHaveLength(1);
    test.clock.advance({ minutes: 5 });
    await anna.post(`/time-entries/${timer.body.id}/stop`).expect(200);
    expect(await days()).toHaveLength(2);
    expect(await differences()).toEqual([]);
  });

  it('are those of the entries after any changes, one by one or many at once', async () => {
    const place = fc.record({ engagement: fc.nat(1), service: fc.boolean(), day: fc.nat(3) });
    const entry = fc.record({
      place,
      seconds: fc.option(fc.nat(9000)),
      billable: fc.boolean(),
      rate: fc.option(fc.nat(9999)),
      deleted: fc.boolean(),
    });
    type Entry = typeof entry extends fc.Arbitrary<infer T> ? T : never;
    const columns = ({ place, seconds, billable, rate, deleted }: Entry) => {
      const { id, service } = engagements[place.engagement] as { id: string; service: string };
      const day = `2026-10-${String(place.day + 1).padStart(2, '0')}`;
      return [id, place.service ? service : null, day, seconds, billable, rate, deleted];
    };
    // Without a length it is a timer; of those one runs at most, so these are deleted ones.
    const SET = `engagement_id = $1, service_id = $2, day = $3, duration_seconds = $4, billable = $5, rate_minor = $6,
      started_at = CASE WHEN $4::int IS NULL THEN $3::date END, ended_at = NULL,
      rate_source = CASE WHEN $6::bigint IS NULL THEN 'none' ELSE 'entry' END,
      deleted_at = CASE WHEN $7 OR $4::int IS NULL THEN now() END`;
    const insert = (entries: Entry[]) =>
      test.sql(
        `INSERT INTO time_entry (id, workspace_id, member_id, engagement_id, service_id, billable, day, started_at,
           duration_seconds, time_zone, rate_minor, rate_source, created_at, deleted_at)
         SELECT gen_random_uuid(), '${workspaceId}', '${memberId}', (r->>0)::uuid, (r->>1)::uuid, (r->>4)::boolean, (r->>2)::date,
           CASE WHEN r->>3 IS NULL THEN (r->>2)::date END, (r->>3)::int, 'Europe/Rome', (r->>5)::bigint,
           CASE WHEN r->>5 IS NULL THEN 'none' ELSE 'entry' END, now(),
           CASE WHEN (r->>6)::boolean OR r->>3 IS NULL THEN now() END
         FROM jsonb_array_elements($1) r`,
        [JSON.stringify(entries.map(columns))],
      );
    const change = ({ which, to }: { which: number; to: Entry }) =>
      test.sql(`UPDATE time_entry SET ${SET} WHERE abs(hashtext(id::text)) % 5 = ${which}`, columns(to));
    const remove = (which: number) =>
      test.sql(`DELETE FROM time_entry WHERE abs(hashtext(id::text)) % 7 = ${which}`);
    const operation = fc.oneof(
      fc.array(entry, { minLength: 1, maxLength: 6 }).map((entries) => () => insert(entries)),
      fc.record({ which: fc.nat(4), to: entry }).map((changed) => () => change(changed)),
      fc.nat(6).map((which) => () => remove(which)),
    );
    const operations = fc.array(operation, { minLength: 3, maxLength: 15 });
    await fc.assert(
      fc.asyncProperty(operations, async (all) => {
        for (const each of all) await each();
        expect(await differences()).toEqual([]);
        expect((await days()).filter(({ entries }) => entries <= 0)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('grow whole when two log at the same time', async () => {
    const engagementId = engagements[1]?.id;
    const log = (n: number) => ({ engagementId, day: '2026-09-01', durationSeconds: 60 + n });
    await Promise.all(Array.from({ length: 12 }, (_, n) => anna.post('/time-entries', log(n)).expect(201)));
    expect(await differences()).toEqual([]);
  });

  it('are written by nobody but the database', async () => {
    const rights = await test.sql(
      `SELECT privilege_type FROM information_schema.role_table_grants
       WHERE grantee = 'affianco_app' AND table_name = 'worked_day'`,
    );
    expect(rights).toEqual([{ privilege_type: 'SELECT' }]);
  });
});
