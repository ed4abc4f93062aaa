import request from 'supertest';
import { Mailer, type OutgoingMail } from '../../src/platform/mail/smtp.js';
import { startApp, type TestApp } from '../support/start-app.js';

const mail = (number: number): OutgoingMail => ({
  kind: 'test.hello',
  language: 'it',
  subject: `Mail ${number}`,
  html: '<p>Buongiorno <script>alert(1)</script></p>',
  text: 'Buongiorno',
  unsubscribeUrl: null,
  messageId: `${number}@affianco.test`,
  to: { name: 'Giulia Bianchi', address: 'giulia@example.com' },
  date: Temporal.Instant.from(`2026-11-16T07:00:0${number}Z`),
  attachments: [
    { filename: 'più ore.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF-1.7') },
  ],
});

describe('the embedded mailbox', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startApp();
    for (const number of [1, 2]) await test.app.get(Mailer).send(mail(number));
  });

  afterAll(() => test.close());

  const get = (path: string) => request(test.url).get(path);
  const newest = async () => (await get('/mailbox/messages').expect(200)).body[0].id as string;

  it('lists the mails that were sent, newest first', async () => {
    const { body } = await get('/mailbox/messages').expect(200);
    expect(body.map((each: { subject: string }) => each.subject)).toEqual(['Mail 2', 'Mail 1']);
    expect(body[1]).toEqual({
      id: expect.any(String),
      from: 'affianco@localhost.test',
      to: ['giulia@example.com'],
      subject: 'Mail 1',
      date: '2026-11-16T07:00:01Z',
    });
  });

  it('opens one with its headers, its texts and its attachments', async () => {
    const { body } = await get(`/mailbox/messages/${await newest()}`).expect(200);
    expect(body.headers['message-id']).toBe('<2@affianco.test>');
    expect(body.text.trim()).toBe('Buongiorno');
    expect(body.html).toContain('Buongiorno');
    expect(body.attachments).toEqual([{ filename: 'più ore.pdf', contentType: 'application/pdf', size: 8 }]);
  });

  it('hands out the mail as it arrived, and each attachment as a file', async () => {
    const id = await newest();
    const raw = await get(`/mailbox/messages/${id}/raw`)
      .buffer()
      .expect(200)
      .expect('content-type', 'message/rfc822');
    expect(String(raw.text ?? raw.body)).toContain('Message-ID: <2@affianco.test>');
    const file = await get(`/mailbox/messages/${id}/attachments/0`).expect(200);
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename=/);
    await get(`/mailbox/messages/${id}/attachments/1`).expect(404);
  });

  it('shows the list, a mail, and every mail of the product as pages', async () => {
    const list = await get('/mailbox').expect(200).expect('content-type', /html/);
    expect(list.text).toContain('Mail 2');
    const page = await get(`/mailbox/read/${await newest()}`).expect(200);
    expect(page.text).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    const previews = await get('/mailbox/previews').expect(200);
    expect(previews.text).toContain('/mailbox/previews/identity.password-reset/es');
    const preview = await get('/mailbox/previews/identity.password-reset/de').expect(200);
    expect(preview.text).toContain('Wählen Sie ein neues Passwort');
    await get('/mailbox/previews/identity.password-reset/fr').expect(404);
    await get('/mailbox/previews/no.such-mail/de').expect(404);
  });

  it('shows the HTML of a mail where no script of it can run', async () => {
    const { headers } = await get(`/mailbox/messages/${await newest()}/html`).expect(200);
    expect(headers['content-security-policy']).toMatch(/^sandbox allow-popups .*default-src 'none'/);
  });

  it('is not there for other machines, foreign pages, or under a foreign name', async () => {
    await get('/mailbox').set('Host', 'rebound.example').expect(404);
    await get('/mailbox/messages').set('X-Forwarded-For', '203.0.113.7').expect(404);
    await request(test.url).delete('/mailbox/messages').set('Sec-Fetch-Site', 'cross-site').expect(403);
    expect((await get('/mailbox/messages')).body).toHaveLength(2);
  });

  it('knows no mail that is not there', async () => {
    await get('/mailbox/messages/019a6a00-0000-7000-8000-000000000001').expect(404);
    await get('/mailbox/messages/..%2F..%2Fsecret/raw').expect(404);
  });

  it('throws everything away when told to', async () => {
    await request(test.url).delete('/mailbox/messages').expect(204);
    expect((await get('/mailbox/messages').expect(200)).body).toEqual([]);
  });
});

describe('with a mail server of its own', () => {
  it('the mailbox is not there', async () => {
    const test = await startApp({ environment: { SMTP_URL: 'smtp://127.0.0.1:2' } });
    await request(test.url).get('/mailbox').expect(404);
    await test.close();
  });
});
