// The product as a worker whose readings of calendars are asked for one by one, so that each of them can be measured.
import 'reflect-metadata';

const built = (path) => import(new URL(`../../dist/${path}`, import.meta.url));
const { createApplication } = await built('application.js');
const { readEnvironment } = await built('platform/config/environment.js');
const { SecretKey } = await built('platform/config/secret-key.js');
const { openDatabase } = await built('platform/database/database.js');
const { PullRun } = await built('modules/calendar/sync/pull-run.service.js');
const { Worker } = await built('platform/jobs/worker.js');

const environment = readEnvironment(process.env);
const database = await openDatabase(environment, SecretKey.of(environment));
const app = await createApplication(environment, database);
const pulls = app.get(PullRun);

/**
 * One after the other, as one worker does it.
 * @returns how long each took, the most memory that was held, and what of the heap is in use once nobody reads any more
 */
async function pull(workspace, calendars) {
  const times = [];
  let rssBytes = 0;
  for (const calendar of calendars) {
    const begun = performance.now();
    const outcome = await pulls.pull(workspace, calendar);
    times.push(performance.now() - begun);
    rssBytes = Math.max(rssBytes, process.memoryUsage.rss());
    if (outcome !== 'read') throw new Error(`a calendar was not read: ${outcome}`);
  }
  globalThis.gc();
  return { times, rssBytes, keptBytes: process.memoryUsage().heapUsed };
}

process.on('message', (question) => {
  if (question === 'cost') return;
  const answer =
    question.order === 'work' ? app.get(Worker).start() : pull(question.workspace, question.calendars);
  answer.then(
    (told) => process.send(told ?? {}),
    (error) => process.send({ failed: String(error?.stack ?? error) }),
  );
});
process.once(
  'SIGTERM',
  () =>
    void app
      .close()
      .then(() => database.release())
      .then(() => process.exit(0)),
);
await app.listen(environment.port, environment.host);
