import { createTransport } from 'nodemailer';
import request from 'supertest';
import { Environment } from '../../src/platform/config/environment.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { BounceMailbox } from '../../src/platform/mail/bounce-mailbox.js';
import { InboundMail } from '../../src/platform/mail/inbound.js';
import { MailReportAddress } from '../../src/platform/mail/mail-report-address.js';
import { MailReports } from '../../src/platform/mail/mail-reports.js';
import { aMember } from '../builders/member.js';
import { SentReport } from '../support/deliveries.js';
import { bounceOf, complaintOf } from '../support/delivery-reports.js';
import { ImapServer } from '../support/imap-server.js';
import { RudeMailServer, type TakenMail } from '../support/rude-mail-server.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

describe('a mail that was taken and came back', () => {
  const server = new RudeMailServer();
  const imap = new ImapServer('post@example.com', 'swordfish');
  let test: TestApp;
  let anna: Visitor;

  beforeAll(async () => {
    await imap.start();
    const environment = {
      SMTP_URL: await server.start(),
      REPLY_DOMAIN: 'reply.example.com',
      INBOUND_SMTP_PORT: '0',
      BOUNCE_MAILBOX_URL: imap.address(),
    };
    test = await startApp({ environment });
    anna = await test.visitor().signUp();
    await test.work();
    await test.app.get(InboundMail).start();
  });
  afterAll(async () => {
    await test.close();
    await server.stop();
    await imap.stop();
  });

  const sent = async (): Promise<SentReport & { taken: TakenMail }> => {
    const report = await SentReport.send(anna);
    await report.untilState('sent');
    const taken = server.to(report.email).at(-1);
    if (!taken) throw new Error('it did not arrive');
    return Object.assign(report, { taken });
  };
  /** Hands a report in as another mail server does, with an empty sender. @returns the answer to it */
  const handIn = async (to: string, raw: Buffer): Promise<string> => {
    const transport = createTransport({ host: '127.0.0.1', port: test.app.get(InboundMail).port });
    try {
      return (await transport.sendMail({ envelope: { from: '', to: [to] }, raw })).response;
    } catch (error) {
      return (error as { response?: string; message: string }).response ?? (error as Error).message;
    } finally {
      transport.close();
    }
  };
  const post = async (raw: Buffer, type = 'message/rfc822', url = test.app.get(MailReportAddress).url) =>
    request(test.url).post(new URL(url).pathname).set('content-type', type).send(raw.toString('latin1'));
  const listed = async () =>
    ((await anna.get('/suppressions').expect(200)).body.items as { address: string; reason: string }[]).map(
      ({ address, reason }) => `${address} ${reason}`,
    );

  describe('by SMTP, to the address that it was sent from,', () => {
    it('has bounced: the members are told, and nobody writes there any more', async () => {
      const report = await sent();
      expect(report.taken.sender).toMatch(/^bounce\+[a-z2-7]{52}@reply\.example\.com$/);
      const raw = bounceOf({
        to: report.taken.sender,
        recipient: report.email,
        messageId: report.taken.messageId,
      });
      expect(await handIn(report.taken.sender, raw)).toMatch(/^250/);
      const bounced = await report.delivery();
      expect(bounced).toMatchObject({ state: 'bounced', answer: '550 5.1.1 No such mailbox here', attempts: 1, can: { retry: true } }); // prettier-ignore
      expect(await report.states()).toEqual(['sent', 'bounced']);
      expect(await listed()).toContain(`${report.email} bounce`);
      const { body } = await anna.get('/notices?unread=true').expect(200);
      expect(body.items[0]).toMatchObject({
        kind: 'report.undelivered',
        state: 'bounced',
        subjectId: report.id,
      });
      expect(body.items[0].title).toMatch(/ · 2026-11-09 – 2026-11-15$/);
    });

    it('is one, handed in three times at once and once more', async () => {
      const report = await sent();
      const raw = bounceOf({ recipient: report.email, messageId: report.taken.messageId, status: '5.2.2' });
      const answers = await Promise.all([1, 2, 3].map(() => handIn(report.taken.sender, raw)));
      answers.push(await handIn(report.taken.sender, raw));
      expect(answers.every((answer) => answer.startsWith('250'))).toBe(true);
      expect(await report.states()).toEqual(['sent', 'bounced']);
      // A mailbox that is full today may be empty tomorrow.
      expect(await listed()).not.toContain(`${report.email} bounce`);
    });

    it('is believed where its reader has mails sent on to elsewhere, or nothing is named at all', async () => {
      const onward = await sent();
      await handIn(onward.taken.sender, bounceOf({ recipient: 'elsewhere@example.org' }));
      expect((await onward.delivery()).state).toBe('bounced');
      const bare = await sent();
      await handIn(bare.taken.sender, bounceOf({}));
      expect((await bare.delivery()).state).toBe('bounced');
    });

    it('that is only late, or did arrive, stays sent, and its history says so', async () => {
      const report = await sent();
      await handIn(
        report.taken.sender,
        bounceOf({ recipient: report.email, action: 'delayed', status: '4.4.7' }),
      );
      await handIn(
        report.taken.sender,
        bounceOf({ recipient: report.email, action: 'delivered', status: '2.0.0' }),
      );
      expect((await report.delivery()).state).toBe('sent');
      expect(await report.states()).toEqual(['sent', 'delayed', 'delivered']);
    });

    it('to an address that we did not make is refused', async () => {
      const report = await sent();
      const flipped = report.taken.sender.replace(
        /^bounce\+(.)/,
        (_, first) => `bounce+${first === 'a' ? 'b' : 'a'}`,
      );
      expect(await handIn(flipped, bounceOf({ recipient: report.email }))).toMatch(/^550/);
      // Another mail's address opens nothing of this one.
      const other = await sent();
      await handIn(
        other.taken.sender,
        bounceOf({ recipient: report.email, messageId: report.taken.messageId }),
      );
      expect([await report.states(), await other.states()]).toEqual([['sent'], ['sent']]);
    });

    it('from somebody who is away is no report', async () => {
      const report = await sent();
      const away = Buffer.from('Subject: I am away\r\nAuto-Submitted: auto-replied\r\n\r\nUntil Monday.\r\n');
      expect(await handIn(report.taken.sender, away)).toMatch(/^250/);
      expect(await report.states()).toEqual(['sent']);
    });

    it('is sent again as another mail, and late news of the first change nothing', async () => {
      const report = await sent();
      const raw = bounceOf({ recipient: report.email, messageId: report.taken.messageId, status: '5.2.2' });
      await handIn(report.taken.sender, raw);
      await report.retry();
      await report.untilState('sent');
      const [first, second] = server.to(report.email);
      expect(second?.messageId).not.toBe(first?.messageId);
      const late = bounceOf({
        recipient: report.email,
        messageId: first?.messageId,
        diagnostic: '554 5.4.7 Still not',
      });
      await handIn(first?.sender ?? '', late);
      expect((await report.delivery()).state).toBe('sent');
      expect((await report.history()).mails).toHaveLength(2);
      await handIn(second?.sender ?? '', bounceOf({ recipient: report.email, status: '5.2.2' }));
      expect((await report.delivery()).state).toBe('bounced');
    });
  });

  describe('by post', () => {
    it('is taken once, and only from who knows the address', async () => {
      const report = await sent();
      const raw = bounceOf({ recipient: report.email, messageId: report.taken.messageId });
      expect((await post(raw)).body).toEqual({ verdict: 'taken' });
      expect((await post(raw)).body).toEqual({ verdict: 'known' });
      expect((await report.delivery()).state).toBe('bounced');
      const { url } = test.app.get(MailReportAddress);
      expect((await post(raw, 'message/rfc822', `${url}x`)).status).toBe(404);
      expect((await post(raw, 'application/json')).status).toBe(400);
      expect((await post(raw, 'text/plain')).status).toBe(415);
      expect((await post(Buffer.alloc(6 * 1024 * 1024, 'a'))).status).toBe(413);
    });

    it('about a mail that nobody sent, or to somebody else, is not ours', async () => {
      const report = await sent();
      const { messageId } = report.taken;
      const foreign = [
        bounceOf({ recipient: report.email, messageId: '019a6a00-0000-7000-8000-000000000001@localhost' }),
        bounceOf({ recipient: report.email, messageId: `${messageId.split('@')[0]}@elsewhere.example` }),
        bounceOf({ recipient: 'somebody@example.org', messageId }),
        bounceOf({ recipient: report.email }),
        complaintOf({ recipient: 'somebody@example.org', messageId }),
      ];
      for (const raw of foreign) expect((await post(raw)).body).toEqual({ verdict: 'foreign' });
      expect((await post(Buffer.from('Subject: Hello\r\n\r\nBuy now'))).body).toEqual({
        verdict: 'no-report',
      });
      expect(await report.states()).toEqual(['sent']);
    });

    it('that its reader called it unwanted leaves it sent, warns the members, and ends mails to there', async () => {
      const report = await sent();
      const { messageId } = report.taken;
      expect((await post(complaintOf({ messageId }))).body).toEqual({ verdict: 'taken' });
      expect((await report.delivery()).state).toBe('sent');
      expect(await report.states()).toEqual(['sent', 'complained']);
      expect(await listed()).toContain(`${report.email} complaint`);
      const { body } = await anna.get('/notices?unread=true').expect(200);
      expect(body.items[0]).toMatchObject({ kind: 'report.undelivered', state: 'complained' });
    });

    it('before the server’s own answer was recorded stays bounced', async () => {
      const report = await sent();
      await test.sql(`UPDATE mail SET state = 'sending' WHERE to_address = $1`, [report.email]);
      const { messageId } = report.taken;
      await post(bounceOf({ recipient: report.email, messageId }));
      const [mail] = await test.sql<{ state: string }>('SELECT state FROM mail WHERE to_address = $1', [
        report.email,
      ]);
      expect(mail?.state).toBe('bounced');
      expect((await report.delivery()).state).toBe('bounced');
    });
  });

  describe('to a mailbox', () => {
    const look = () => test.app.get(BounceMailbox).look();

    it('is read there, marked as seen, and nothing is deleted', async () => {
      const [one, other] = [await sent(), await sent()];
      imap.deliver(bounceOf({ recipient: one.email, messageId: one.taken.messageId }));
      imap.deliver(Buffer.from('Subject: Special offer\r\n\r\nOnly today'));
      imap.deliver(bounceOf({ to: other.taken.sender }));
      expect(await look()).toEqual({ seen: 3, taken: 2 });
      expect([(await one.delivery()).state, (await other.delivery()).state]).toEqual(['bounced', 'bounced']);
      expect([imap.unseen, imap.letters.length]).toEqual([0, 3]);
      expect(await look()).toEqual({ seen: 0, taken: 0 });
      expect(imap.commands.filter((command) => /EXPUNGE|\\Deleted|MOVE/i.test(command))).toEqual([]);
    });

    it('is taken once where two look at once, and where the line breaks in between', async () => {
      const report = await sent();
      imap.cutAt = imap.deliver(bounceOf({ recipient: report.email, messageId: report.taken.messageId }));
      await expect(look()).rejects.toThrow();
      expect(imap.unseen).toBe(1);
      await Promise.all([look(), look()]);
      expect(imap.unseen).toBe(0);
      expect(await report.states()).toEqual(['sent', 'bounced']);
    });
  });

  it('is looked for where the mailbox opens; the doctor says where it does not', async () => {
    await expect(test.app.get(BounceMailbox).check()).resolves.toBeUndefined();
    const environment = Object.assign(new Environment(), { bounceMailboxUrl: imap.address('wrong') });
    const closed = new BounceMailbox(environment, test.app.get(MailReports), test.app.get(Jobs));
    await expect(closed.check()).rejects.toThrow();
  });

  describe('and the list of those who are written to no more', () => {
    it('is kept by owners: added to, looked through, shortened', async () => {
      const added = await anna
        .post('/suppressions', { address: 'Never@Example.com', note: 'Asked us to stop' })
        .expect(201);
      expect(added.body).toMatchObject({
        address: 'never@example.com',
        reason: 'manual',
        note: 'Asked us to stop',
      });
      const twice = await anna.post('/suppressions', { address: 'never@example.com' }).expect(409);
      expect(twice.body.code).toBe('suppression.known');
      await anna.post('/suppressions', { address: 'no address' }).expect(400);
      const found = (await anna.get('/suppressions?address=NEVER@').expect(200)).body;
      expect(found.items).toHaveLength(1);
      await anna.delete(`/suppressions/${added.body.id}`).expect(204);
      await anna.delete(`/suppressions/${added.body.id}`).expect(404);
      expect((await anna.get('/suppressions?address=never@').expect(200)).body.items).toEqual([]);
      const bea = await aMember(test, anna);
      await bea.visitor.get('/suppressions').expect(403);
      const other = await test.visitor().signUp({ email: 'other@example.com' });
      expect((await other.get('/suppressions').expect(200)).body.items).toEqual([]);
    });

    it('takes an address back as it was, with its reason and its day; listed anew, it begins anew', async () => {
      const { body: added } = await anna
        .post('/suppressions', { address: 'back@again.example.com', note: '550 no such user' })
        .expect(201);
      const path = `/suppressions/${added.id}`;
      await anna.delete(path).expect(204);
      test.clock.advance({ hours: 1 });
      expect((await anna.post(`${path}/restore`).expect(200)).body).toEqual(added);
      // A second click on “undo”.
      expect((await anna.post(`${path}/restore`).expect(200)).body).toEqual(added);
      await anna.delete(path).expect(204);
      const { body: anew } = await anna
        .post('/suppressions', { address: 'back@again.example.com' })
        .expect(201);
      expect(anew.note).toBe('');
      expect(anew.since > added.since).toBe(true);
      await anna.post('/suppressions', { address: 'back@again.example.com' }).expect(409);
      await anna.delete(path).expect(204);
      await anna.post(`/suppressions/${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}/restore`).expect(404);
    });

    it('goes page by page', async () => {
      for (const name of ['one', 'two', 'three'])
        await anna.post('/suppressions', { address: `${name}@pages.example.com` });
      const first = (await anna.get('/suppressions?limit=2').expect(200)).body;
      const second = (await anna.get(`/suppressions?limit=2&cursor=${first.nextCursor}`).expect(200)).body;
      const all = [...first.items, ...second.items].map(({ address }: { address: string }) => address);
      expect(new Set(all).size).toBe(4);
    });
  });

  describe('and whether a reader has opened the page', () => {
    const page = (report: { taken: TakenMail }) => {
      const text = report.taken.content.toString('latin1').replace(/=\r\n/g, '');
      return /http:\/\/localhost:3000(\/r\/[\w-]{40,})/.exec(text)?.[1] ?? '';
    };
    const browser = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-user': '?1' };

    it('is noted once, where the workspace says so, for a person and no scanner', async () => {
      const report = await sent();
      const open = (headers: object) =>
        request(test.url)
          .get(page(report))
          .set(headers as Record<string, string>);
      expect((await open(browser).expect(200)).text).not.toContain('notes once');
      expect((await report.delivery()).openedAt).toBeNull();
      await anna.patch('/workspace', { notesOpening: true }).expect(200);
      expect((await open({ 'user-agent': 'MailScanner' }).expect(200)).text).toContain('notes once');
      await open({ ...browser, 'sec-purpose': 'prefetch' }).expect(200);
      await request(test.url).head(page(report)).set(browser);
      expect((await report.delivery()).openedAt).toBeNull();
      await open(browser).expect(200);
      await open(browser).expect(200);
      expect((await report.delivery()).openedAt).not.toBeNull();
      expect(await report.states()).toEqual(['sent', 'opened']);
      const told = (await sent()).taken.content.toString('latin1').replace(/=\r\n/g, '');
      expect(told).toMatch(/notes once that the page behind this mail was opened/);
      await anna.patch('/workspace', { notesOpening: false }).expect(200);
    });
  });
});
