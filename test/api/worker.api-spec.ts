import { setTimeout as pause } from 'node:timers/promises';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { Worker } from '../../src/platform/jobs/worker.js';
import { startApp, type TestApp } from '../support/start-app.js';

describe('a job', () => {
  let test: TestApp;
  let runs = 0;
  let finish: () => void = () => undefined;
  beforeAll(async () => {
    test = await startApp();
    test.app.get(Jobs).register('take-long', {
      run: () => {
        runs++;
        return new Promise((resolve) => (finish = resolve));
      },
    });
    await test.work();
  });
  afterAll(() => test.close());

  const lockedBy = async () => {
    const [job] = await test.sql<{ locked_by: string | null }>(
      'SELECT locked_by FROM graphile_worker._private_jobs',
    );
    return job?.locked_by;
  };
  /** Another process's worker begins, looks for jobs of dead ones, and goes. */
  const anotherWorker = async () => {
    const another = new Worker(new Jobs(), test.addresses);
    await another.start(1);
    await another.beforeApplicationShutdown();
  };

  it('that takes long is not taken from a worker that lives', async () => {
    await test.sql(`SELECT graphile_worker.add_job('take-long', '{}'::json)`);
    for (let turn = 0; turn < 100 && runs === 0; turn++) await pause(50);
    // As if it had been at it for an hour.
    await test.sql(`UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 hour'`);
    const before = await lockedBy();
    await anotherWorker();
    expect(before).toMatch(/^pool-/);
    expect(await lockedBy()).toBe(before);
    finish();
    for (let turn = 0; turn < 100 && (await lockedBy()) !== undefined; turn++) await pause(50);
    expect(runs).toBe(1);
  });

  it('of a worker that was killed is free again as soon as another one looks', async () => {
    await test.sql(`SELECT graphile_worker.add_job('nobody-does', '{}'::json)`);
    await test.sql(
      `UPDATE graphile_worker._private_jobs SET locked_by = 'pool-dead', locked_at = now() - interval '1 minute'`,
    );
    await anotherWorker();
    expect(await lockedBy()).toBeNull();
  });

  it('of a mail is done before what waits longer: a sign-in link does not wait for ten thousand reports', async () => {
    const later = "now() + interval '1 hour'";
    await test.sql(`SELECT graphile_worker.enqueue('report-schedule', '{}'::json, ${later}, 'report')`);
    await test.sql(
      `SELECT graphile_worker.enqueue('mail-send', '{}'::json, ${later} + interval '1 minute', 'mail')`,
    );
    const jobs = await test.sql<{ key: string }>(
      `SELECT key FROM graphile_worker._private_jobs WHERE key IN ('report', 'mail') ORDER BY priority, run_at`,
    );
    expect(jobs.map(({ key }) => key)).toEqual(['mail', 'report']);
  });
});
