import { setTimeout as pause } from 'node:timers/promises';
import { aContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { MailServer } from '../support/mail-server.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

interface Delivery { id: string; state: string; lastError: string | null; sentAt: string | null } // prettier-ignore

describe('a report on its way to a mail server', () => {
  const server = new MailServer();
  let test: TestApp;
  let anna: Visitor;
  let reportId: string;
  let email: string;
  let number = 0;

  beforeAll(async () => {
    test = await startApp({ environment: { SMTP_URL: await server.start() } });
    anna = await test.visitor().signUp();
    await test.work();
  });
  afterAll(async () => {
    await test.close();
    await server.stop();
  });
  beforeEach(() => {
    server.onRecipient = () => null;
    server.onMail = () => null;
  });

  const send = async () => {
    const { id: engagementId, clientId } = await anEngagement(anna);
    email = `reader-${++number}@example.com`;
    await aContact(anna, { clientId, email });
    const { body } = await anna.post('/reports', { engagementId, week: '2026-W46' }).expect(201);
    reportId = body.id as string;
    await anna.post(`/reports/${reportId}/send`).expect(200);
  };
  const delivery = async () =>
    (await anna.get(`/reports/${reportId}`).expect(200)).body.deliveries[0] as Delivery;
  const until = async (wanted: (delivery: Delivery) => boolean) => {
    for (let turn = 0; turn < 400; turn++) {
      const now = await delivery();
      if (wanted(now)) return now;
      await pause(50);
    }
    throw new Error(`still ${JSON.stringify(await delivery())}`);
  };

  it('is tried again when the server is busy (4xx), and says meanwhile what the server said', async () => {
    let turns = 0;
    server.onRecipient = () => (++turns < 3 ? { code: 451, message: 'Try again later, greylisted' } : null);
    await send();
    const waiting = await until(({ lastError }) => lastError !== null);
    expect(waiting).toMatchObject({ state: 'deferred', lastError: expect.stringContaining('greylisted') });
    expect(await until(({ state }) => state === 'sent')).toMatchObject({ lastError: null });
    expect(turns).toBe(3);
    expect(server.to(email)).toHaveLength(1);
  }, 40_000);

  it('fails for good when the server knows no such mailbox (5xx), says so, and is sent when asked again', async () => {
    server.onRecipient = () => ({ code: 550, message: 'No such mailbox here' });
    await send();
    expect(await until(({ state }) => state === 'refused')).toMatchObject({
      lastError: expect.stringContaining('No such mailbox here'),
      sentAt: null,
    });
    await pause(3000);
    expect((await delivery()).state).toBe('refused');
    server.onRecipient = () => null;
    await anna.post(`/reports/${reportId}/deliveries/${(await delivery()).id}/retry`).expect(200);
    expect((await until(({ state }) => state === 'sent')).lastError).toBeNull();
    expect(server.to(email)).toHaveLength(1);
    await anna.post(`/reports/${reportId}/deliveries/${(await delivery()).id}/retry`).expect(200);
    await pause(500);
    expect(server.to(email)).toHaveLength(1);
  }, 40_000);

  it('is repeated under the same Message-ID when the server’s answer got lost', async () => {
    let answers = 0;
    server.onMail = () => (++answers === 1 ? { code: 421, message: 'Going down' } : null);
    await send();
    await until(({ state }) => state === 'sent');
    const ids = server.to(email).map(({ messageId }) => messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    const [row] = await test.sql<{ id: string }>('SELECT message_id AS id FROM mail WHERE to_address = $1', [
      email,
    ]);
    expect(ids[0]).toBe(`<${row?.id}>`);
  }, 40_000);

  it('is not sent any more once its link was taken back before its turn came', async () => {
    server.onRecipient = () => ({ code: 451, message: 'Later' });
    await send();
    const { id } = await until(({ lastError }) => lastError !== null);
    await anna.delete(`/reports/${reportId}/deliveries/${id}/link`).expect(200);
    server.onRecipient = () => null;
    await pause(5000);
    expect(server.to(email)).toHaveLength(0);
  }, 40_000);
});
