import { setTimeout as pause } from 'node:timers/promises';
import { MailGivingUp } from '../../src/platform/mail/mail-giving-up.js';
import { aPortalContact } from '../builders/contact.js';
import { aMember } from '../builders/member.js';
import { SentReport } from '../support/deliveries.js';
import { RudeMailServer } from '../support/rude-mail-server.js';
import { sha256 } from '../support/sha256.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

/** Each waits for a second or more for the queue to try again. */
const PATIENT = 60_000;

describe('a delivery by a mail server that', () => {
  const server = new RudeMailServer();
  let test: TestApp;
  let anna: Visitor;

  beforeAll(async () => {
    const environment = { SMTP_URL: await server.start(), SMTP_TIMEOUT_SECONDS: '1' };
    test = await startApp({ environment });
    anna = await test.visitor().signUp();
    await test.work();
  });
  afterAll(async () => {
    await test.close();
    await server.stop();
  });
  beforeEach(() => {
    server.next.length = 0;
  });

  const messageIds = (email: string) => server.to(email).map(({ messageId }) => messageId);
  /** As a restore leaves it; the audit, which wants somebody who does it, looks away. */
  const heldBack = async (email: string) => {
    await test.sql('SET session_replication_role = replica');
    await test.sql(`UPDATE delivery SET state = 'failed', mail_id = NULL WHERE email = $1`, [email]);
    await test.sql('RESET session_replication_role');
  };

  it('takes it is sent, with what the server said, and the mail is kept as it left', async () => {
    const report = await SentReport.send(anna);
    const sent = await report.untilState('sent');
    expect(sent).toMatchObject({
      attempts: 1,
      lastError: null,
      nextTryAt: null,
      can: { retry: false, readMail: true },
    });
    expect(sent.answer).toMatch(/^250 Ok: queued as/);
    const [taken] = server.to(report.email);
    const { items, mails } = await report.history();
    expect(items).toMatchObject([{ state: 'sent', email: report.email }]);
    expect(mails).toMatchObject([{ email: report.email, size: taken?.content.length }]);
    const bytes = await anna.bytes(`${await report.path()}/mail`);
    expect(bytes.equals(taken?.content ?? Buffer.alloc(0))).toBe(true);
    expect(mails[0]?.sha256).toBe(sha256(bytes));
  }, 60_000);

  it('throttles is deferred, says when it goes on, and is sent', async () => {
    server.next.push({ at: 'recipient', say: '451 4.7.1 Greylisted, try again' });
    const report = await SentReport.send(anna);
    const waiting = await report.untilState('deferred');
    expect(waiting).toMatchObject({ attempts: 1, lastError: '451 4.7.1 Greylisted, try again' });
    expect(waiting.nextTryAt).toBe(test.clock.now().add({ seconds: 3 }).toString());
    expect(await report.untilState('sent')).toMatchObject({ attempts: 2, lastError: null, nextTryAt: null });
    expect(await report.states()).toEqual(['deferred', 'sent']);
    expect(server.to(report.email)).toHaveLength(1);
  }, 60_000);

  it.each([
    ['says nothing at its greeting', { at: 'greeting', stall: true }],
    ['cuts the line before the final dot', { at: 'before-dot', cut: true }],
    ['shuts down in the middle (421)', { at: 'recipient', say: '421 4.3.2 Going down' }],
  ] as const)(
    '%s has not got it: it is tried again and arrives once',
    async (_what, rudeness) => {
      // A connection that is kept open greets no more.
      if (rudeness.at === 'greeting') server.next.push({ at: 'after-dot', cut: true });
      const first = rudeness.at === 'greeting' ? await SentReport.send(anna) : null;
      await first?.untilState('deferred');
      server.next.push(rudeness);
      const report = await SentReport.send(anna);
      await first?.untilState('sent');
      await report.untilState('sent');
      expect(server.next).toEqual([]);
      expect(server.to(report.email)).toHaveLength(1);
    },
    PATIENT,
  );

  it.each([
    ['cuts the line after the final dot', { at: 'after-dot', cut: true }],
    ['says nothing after the final dot', { at: 'dot', stall: true }],
  ] as const)(
    '%s may have got it: the very same mail is sent once more',
    async (_what, rudeness) => {
      server.next.push(rudeness);
      const report = await SentReport.send(anna);
      await report.untilState('sent');
      const copies = server.to(report.email);
      expect(copies).toHaveLength(2);
      expect(copies[1]?.content.equals(copies[0]?.content ?? Buffer.alloc(0))).toBe(true);
      expect((await report.history()).mails).toHaveLength(1);
      expect(await report.states()).toEqual(['deferred', 'sent']);
    },
    PATIENT,
  );

  it(
    'refuses the content says so for good, tells the members, and is asked again under the same name',
    async () => {
      server.next.push({ at: 'content', say: '554 5.7.1 This looks like an advertisement' });
      const report = await SentReport.send(anna);
      const refused = await report.untilState('refused');
      expect(refused).toMatchObject({
        lastError: '554 5.7.1 This looks like an advertisement',
        sentAt: null,
      });
      expect(refused.can.retry).toBe(true);
      const { body } = await anna.get('/notices?unread=true').expect(200);
      expect(body.items[0]).toMatchObject({ kind: 'report.undelivered', state: 'refused', noun: 'report', subjectId: report.id }); // prettier-ignore
      expect(body.items[0].text).toContain(report.email);
      expect((await anna.get('/suppressions').expect(200)).body.items).toEqual([]);
      await report.retry();
      await report.untilState('sent');
      const ids = messageIds(report.email);
      expect(ids).toHaveLength(2);
      expect(new Set(ids).size).toBe(1);
      await report.retry();
      await pause(500);
      expect(await report.states()).toEqual(['refused', 'queued', 'sent']);
    },
    PATIENT,
  );

  it(
    'knows no such mailbox is written to there no more, and elsewhere once the address was corrected',
    async () => {
      server.next.push({ at: 'recipient', say: '550 5.1.1 No such mailbox here' });
      const report = await SentReport.send(anna);
      await report.untilState('refused');
      const { items } = (await anna.get('/suppressions').expect(200)).body;
      expect(items).toMatchObject([
        { address: report.email, reason: 'bounce', note: '550 5.1.1 No such mailbox here' },
      ]);
      await report.retry();
      expect(await report.untilState('suppressed')).toMatchObject({
        answer: '550 5.1.1 No such mailbox here',
      });
      expect(server.to(report.email)).toEqual([]);
      const corrected = `corrected-${report.email}`;
      await anna.patch(`/contacts/${report.contactId}`, { email: corrected }).expect(200);
      await report.retry();
      expect(await report.untilState('sent')).toMatchObject({ email: corrected });
      expect(server.to(corrected)).toHaveLength(1);
      expect(await report.states()).toEqual(['refused', 'queued', 'suppressed', 'queued', 'sent']);
      await anna.delete(`/suppressions/${items[0].id}`).expect(204);
    },
    PATIENT,
  );

  it(
    'is not there for a day has failed, is told, and can be asked again',
    async () => {
      server.next.push({ at: 'recipient', say: '451 4.3.0 Later' });
      const report = await SentReport.send(anna);
      await report.untilState('deferred');
      await test.sql('UPDATE mail SET attempts = 11 WHERE to_address = $1', [report.email]);
      server.next.push({ at: 'recipient', say: '451 4.3.0 Still later' });
      expect(await report.untilState('failed')).toMatchObject({
        answer: '451 4.3.0 Still later',
        nextTryAt: null,
      });
      await report.retry();
      await report.untilState('sent');
      expect(await report.states()).toEqual(['deferred', 'failed', 'queued', 'sent']);
    },
    PATIENT,
  );

  it(
    'never gets it leaves no delivery waiting: after a week it has failed',
    async () => {
      server.next.push({ at: 'recipient', say: '451 4.3.0 Later' });
      const report = await SentReport.send(anna);
      await report.untilState('deferred');
      await test.sql(`UPDATE mail SET created_at = created_at - interval '8 days' WHERE to_address = $1`, [
        report.email,
      ]);
      await test.app.get(MailGivingUp).run();
      expect(await report.delivery()).toMatchObject({ state: 'failed', answer: 'not sent within 7 days' });
      await pause(3000);
      expect((await report.delivery()).state).toBe('failed');
      expect(server.to(report.email)).toEqual([]);
    },
    PATIENT,
  );

  it(
    'is asked for what a restored backup or workspace held back gets it, once',
    async () => {
      server.next.push({ at: 'recipient', say: '451 4.3.0 Later' });
      const held = await SentReport.send(anna);
      await held.untilState('deferred');
      await test.sql(`UPDATE mail SET state = 'failed' WHERE to_address = $1`, [held.email]);
      await heldBack(held.email);
      await held.retry();
      await held.untilState('sent');
      expect(server.to(held.email)).toHaveLength(1);
      const bare = await SentReport.send(anna);
      await bare.untilState('sent');
      await test.sql(`UPDATE mail SET props = '{}' WHERE to_address = $1`, [bare.email]);
      await heldBack(bare.email);
      await bare.retry();
      await bare.untilState('sent');
      expect(server.to(bare.email)).toHaveLength(2);
    },
    PATIENT,
  );

  it(
    'would take it gets nothing once the link was taken back: withdrawn, until it is given again',
    async () => {
      server.next.push({ at: 'recipient', say: '451 4.3.0 Later' });
      const report = await SentReport.send(anna);
      await report.untilState('deferred');
      await anna.delete(`${await report.path()}/link`).expect(200);
      await report.untilState('withdrawn');
      const refused = await anna.post(`${await report.path()}/retry`).expect(409);
      expect(refused.body.code).toBe('delivery.link-taken-back');
      await anna.put(`${await report.path()}/link`, {}).expect(200);
      await report.retry();
      await report.untilState('sent');
      expect(server.to(report.email)).toHaveLength(1);
    },
    PATIENT,
  );

  it(
    'has lost its reader cannot be asked again',
    async () => {
      server.next.push({ at: 'content', say: '554 5.7.1 No' });
      const report = await SentReport.send(anna);
      await report.untilState('refused');
      await anna.delete(`/contacts/${report.contactId}`).expect(204);
      expect((await anna.post(`${await report.path()}/retry`).expect(422)).body.code).toBe(
        'delivery.reader-gone',
      );
      expect((await report.delivery()).state).toBe('refused');
    },
    PATIENT,
  );

  it(
    'asked again by two at once is asked once',
    async () => {
      server.next.push({ at: 'content', say: '554 5.7.1 No' });
      const report = await SentReport.send(anna);
      await report.untilState('refused');
      await Promise.all([report.retry(), report.retry(), report.retry()]);
      await report.untilState('sent');
      await pause(500);
      expect(server.to(report.email)).toHaveLength(2);
      expect(await report.states()).toEqual(['refused', 'queued', 'sent']);
    },
    PATIENT,
  );

  it(
    'took it: the mail, which carries its reader’s own link, is for owners alone',
    async () => {
      const report = await SentReport.send(anna);
      await report.untilState('sent');
      const bea = await aMember(test, anna);
      const { clientId } = (await anna.get(`/engagements/${report.engagementId}`).expect(200)).body;
      const carmen = await aPortalContact(test, anna, { clientId });
      const path = await report.path();
      await bea.visitor.get(`${path}/history`).expect(404);
      await anna.put(`/engagements/${report.engagementId}/assistants`, { memberIds: [bea.id] }).expect(200);
      expect((await bea.visitor.get(`${path}/history`).expect(200)).body).toMatchObject({
        items: [{ state: 'sent' }],
        mails: [],
      });
      await bea.visitor.get(`${path}/mail`).expect(403);
      await carmen.visitor.get(`${path}/history`).expect(403);
      await carmen.visitor.get(`${path}/mail`).expect(403);
      await anna.get(`${path}/mail?sha256=${'0'.repeat(64)}`).expect(404);
      const other = await test.visitor().signUp({ email: 'other@example.com' });
      await other.get(`${path}/mail`).expect(404);
    },
    PATIENT,
  );
});
