import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { aContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { buildServer, type BuiltServer } from '../support/built-server.js';
import { testSecret } from '../support/cluster.js';
import { MailServer } from '../support/mail-server.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const REPORTS = 40;
const KILLS = 10;

describe('a worker that is killed at any moment', () => {
  const server = new MailServer();
  let test: TestApp;
  let built: BuiltServer;
  let anna: Visitor;
  let smtpUrl: string;
  let worker: ChildProcess | undefined;
  let ended = false;
  let kills = 0;
  const errors: string[] = [];

  beforeAll(async () => {
    smtpUrl = await server.start();
    built = await buildServer();
    test = await startApp({ environment: { SMTP_URL: smtpUrl } });
    anna = await test.visitor().signUp();
  }, 60_000);
  afterAll(async () => {
    ended = true;
    worker?.kill('SIGKILL');
    await test.close();
    await server.stop();
    await built.remove();
  });

  /** Always one worker: whenever it dies, the next begins. */
  const keepWorking = () => {
    if (ended) return;
    worker = built.start({
      NODE_ENV: 'test', ROLE: 'worker', PORT: '0', DATABASE_URL: test.addresses.app, DATA_DIR: test.environment.dataDir,
      SECRET_KEY: testSecret, SMTP_URL: smtpUrl, PUBLIC_URL: 'http://localhost:3000', LOG_LEVEL: 'silent',
    }); // prettier-ignore
    worker.stderr?.on('data', (text: Buffer) => errors.push(text.toString()));
    void once(worker, 'exit').then(keepWorking);
  };

  const drafts = async () => {
    const ids: string[] = [];
    for (let number = 0; number < REPORTS; number++) {
      const { id: engagementId, clientId } = await anEngagement(anna);
      await aContact(anna, { clientId, email: `reader-${number}@example.com` });
      await anna
        .post('/time-entries', { engagementId, day: '2026-11-10', durationSeconds: 60 + number })
        .expect(201);
      const { body } = await anna.post('/reports', { engagementId, week: '2026-W46' }).expect(201);
      ids.push(body.id as string);
    }
    return ids;
  };

  it('loses no report and sends none twice, but at most again under the same Message-ID', async () => {
    const ids = await drafts();
    // Every fourth mail is the last of its worker: killed before the server has answered, or right after.
    server.onMail = async () => {
      const fatal = server.received.length % 4 === 0 && kills < KILLS;
      if (fatal) kills++;
      const before = kills % 2 === 1;
      if (fatal && before) worker?.kill('SIGKILL');
      await pause(fatal ? 5 : 40);
      if (fatal && !before) setTimeout(() => worker?.kill('SIGKILL'), 5);
      return null;
    };
    keepWorking();
    for (const id of ids) await anna.post(`/reports/${id}/send`).expect(200);

    const unsent = () => test.sql("SELECT id, state, attempts, answer FROM delivery WHERE state <> 'sent'");
    for (let turn = 0; turn < 600 && ((await unsent()).length > 0 || kills < KILLS); turn++) await pause(200);
    expect({ errors, kills, unsent: await unsent() }).toEqual({ errors: [], kills: KILLS, unsent: [] });

    const byReader = Map.groupBy(server.received, ({ to }) => to);
    expect(byReader.size).toBe(REPORTS);
    for (const mails of byReader.values())
      expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(REPORTS);
    // A worker does four things at once: so many mails, at most, had arrived and were not noted when it died.
    expect(server.received.length).toBeLessThanOrEqual(REPORTS + 4 * KILLS);
    const states = await test.sql<{ state: string }>('SELECT DISTINCT state FROM mail');
    expect(states).toEqual([{ state: 'sent' }]);
  }, 180_000);
});
