import { createConnection } from 'node:net';
import { createTransport } from 'nodemailer';
import { InboundMail } from '../../src/platform/mail/inbound.js';
import { aContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aQuestion, type QuestionFields } from '../builders/question.js';
import { aTask } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

interface Answer {
  readonly to: string;
  readonly from: string;
  readonly text?: string;
  readonly html?: string;
  readonly messageId?: string;
  readonly headers?: Record<string, string>;
  readonly envelope?: { from: string; to: string[] };
  readonly attachments?: { filename: string; content: string }[];
}

describe('an answer by mail', () => {
  let test: TestApp;
  let anna: Visitor;

  beforeAll(async () => {
    test = await startApp({ environment: { REPLY_DOMAIN: 'reply.example.com', INBOUND_SMTP_PORT: '0' } });
    anna = await test.visitor().signUp();
    await test.work();
    await test.app.get(InboundMail).start();
  });
  afterAll(() => test.close());

  const asked = async (fields: QuestionFields = {}) => {
    const engagement = await anEngagement(anna);
    const task = await aTask(anna, { engagementId: engagement.id });
    const giulia = await aContact(anna, { clientId: engagement.clientId, language: 'en' });
    const question = await aQuestion(anna, task, fields);
    const [mail] = await test.mails.wait(giulia.email);
    const to =
      /<?(reply\+[a-z2-7]{52}@reply\.example\.com)>?/.exec(mail?.headers['reply-to'] ?? '')?.[1] ?? '';
    return { engagement, task, giulia, question, mail, to };
  };
  /** Hands a mail in as another mail server does. @returns the answer to it */
  const send = async (answer: Answer): Promise<string> => {
    const transport = createTransport({
      host: '127.0.0.1',
      port: test.app.get(InboundMail).port,
      secure: false,
    });
    try {
      const { response } = await transport.sendMail({ subject: 'Re: A question', ...answer });
      return response;
    } catch (error) {
      return (error as { response?: string; message: string }).response ?? (error as Error).message;
    } finally {
      transport.close();
    }
  };
  const read = async (id: string) => (await anna.get(`/questions/${id}`).expect(200)).body;
  const comments = async (taskId: string) =>
    (await anna.get(`/comments?taskId=${taskId}`).expect(200)).body.items;

  it('arrives as the answer, without what it quotes', async () => {
    const { giulia, question, to, mail, task } = await asked();
    expect(mail?.text).toContain('Or simply answer this mail');
    const text = `Aisle, please.\nGiulia\n\nOn Mon, 16 Nov 2026 at 09:30, Anna Ferri <a@example.com> wrote:\n\n> Window or aisle?\n`;
    expect(await send({ to, from: `Giulia <${giulia.email.toUpperCase()}>`, text })).toMatch(/^250/);
    expect(await read(question.id)).toMatchObject({
      state: 'answered',
      answer: 'Aisle, please.\nGiulia',
      choice: null,
      answeredByName: giulia.name,
      answeredByRole: 'contact',
      answeredVia: 'mail',
    });
    expect((await anna.get(`/tasks/${task.id}`)).body).toMatchObject({
      status: 'in_progress',
      turn: 'assistant',
    });
  });

  it('with the number of a choice, or its very words, is that choice', async () => {
    const choices = ['Thursday 7:35', 'Thursday 9:50'];
    const one = await asked({ choices });
    await send({ to: one.to, from: one.giulia.email, text: '2' });
    expect(await read(one.question.id)).toMatchObject({ choice: 1, answer: null });
    const other = await asked({ choices });
    await send({ to: other.to, from: other.giulia.email, html: '<p>thursday 7:35</p>' });
    expect(await read(other.question.id)).toMatchObject({ choice: 0 });
  });

  it('after the answer becomes a word that both sides read', async () => {
    const { giulia, question, to, task } = await asked();
    await anna.post(`/questions/${question.id}/answers`, { text: 'Window, by telephone.' }).expect(200);
    expect(await send({ to, from: giulia.email, text: 'Aisle, on second thoughts.' })).toMatch(/^250/);
    expect(await read(question.id)).toMatchObject({ answer: 'Window, by telephone.' });
    expect(await comments(task.id)).toMatchObject([
      { body: 'Aisle, on second thoughts.', authorName: giulia.name, visibility: 'client' },
    ]);
  });

  it('handed in twice is one, also at the same moment', async () => {
    const { giulia, to, task, question } = await asked();
    const again = { to, from: giulia.email, text: 'Aisle.', messageId: '<once@example.com>' };
    const answers = await Promise.all([send(again), send(again), send(again)]);
    answers.push(await send(again));
    for (const answer of answers) expect(answer).toMatch(/^250/);
    expect(await read(question.id)).toMatchObject({ answer: 'Aisle.' });
    expect(await comments(task.id)).toEqual([]);
  });

  it('two at once are one answer and one word beside it', async () => {
    const { giulia, to, task, question } = await asked();
    await Promise.all([
      send({ to, from: giulia.email, text: 'Aisle.' }),
      send({ to, from: giulia.email, text: 'Window.' }),
    ]);
    const { answer } = await read(question.id);
    const said = (await comments(task.id)).map(({ body }: { body: string }) => body);
    expect([answer, ...said].sort()).toEqual(['Aisle.', 'Window.']);
  });

  it('is refused from anybody but the contact whom its address was made for', async () => {
    const { to, question, engagement } = await asked();
    const colleague = await aContact(anna, { clientId: engagement.clientId });
    for (const from of ['stranger@example.com', colleague.email])
      expect(await send({ to, from, text: 'Window!' })).toMatch(
        /^550 5\.7\.1 Please answer from the address/,
      );
    expect(await read(question.id)).toMatchObject({ state: 'open' });
  });

  it('is refused at an address that we did not make, or of somebody who was removed', async () => {
    const { to, giulia } = await asked();
    const other = await asked();
    const flipped = to.replace(/.@/, (end) => (end === 'a@' ? 'b@' : 'a@'));
    const mixed = to.slice(0, 30) + other.to.slice(30);
    for (const address of [flipped, mixed, 'reply+abc@reply.example.com', 'anna@reply.example.com'])
      expect(await send({ to: address, from: giulia.email, text: 'Aisle' })).toMatch(/^550 5\.1\.1/);
    expect(await send({ to: 'somebody@elsewhere.example', from: giulia.email, text: 'Relay' })).toMatch(
      /^550 5\.7\.1/,
    );
    await anna.delete(`/contacts/${giulia.id}`).expect(204);
    expect(await send({ to, from: giulia.email, text: 'Aisle' })).toMatch(/^550 5\.1\.1/);
  });

  it('is refused where nothing is written, or too much', async () => {
    const { to, giulia, question } = await asked();
    const from = giulia.email;
    expect(
      await send({ to, from, text: 'On 16 Nov 2026, at 09:30, Anna wrote:\n> Window or aisle?' }),
    ).toMatch(/^550 5\.6\.0/);
    expect(await send({ to, from, text: 'x'.repeat(20_001) })).toMatch(/^552 5\.3\.4/);
    expect(await send({ to, from, text: 'x '.repeat(700_000) })).toMatch(/^552/);
    expect(await read(question.id)).toMatchObject({ state: 'open' });
  });

  it('of a machine is taken and forgotten', async () => {
    const { to, giulia, question, task } = await asked();
    const out = { to, from: giulia.email, text: 'I am out of the office until Monday.' };
    for (const headers of [
      { 'Auto-Submitted': 'auto-replied' },
      { Precedence: 'bulk' },
      { 'X-Autoreply': 'yes' },
    ] as Record<string, string>[])
      expect(await send({ ...out, headers })).toMatch(/^250/);
    expect(await send({ ...out, envelope: { from: '', to: [to] } })).toMatch(/^250/);
    expect(await read(question.id)).toMatchObject({ state: 'open' });
    expect(await comments(task.id)).toEqual([]);
    expect(await send({ ...out, headers: { 'Auto-Submitted': 'no' } })).toMatch(/^250/);
    expect(await read(question.id)).toMatchObject({ state: 'answered' });
  });

  it('says that its files were not taken', async () => {
    const { to, giulia, question } = await asked();
    await send({
      to,
      from: giulia.email,
      text: 'See the plan.',
      attachments: [{ filename: 'plan.pdf', content: 'x' }],
    });
    const { answer } = await read(question.id);
    expect(answer).toMatch(/^See the plan\.\n\n\(Attached to the mail, and not taken: plan\.pdf\./);
  });

  it('goes to one recipient a mail, without passwords and without TLS', async () => {
    const { to, giulia } = await asked();
    const other = await asked();
    const dialogue = await talk(test.app.get(InboundMail).port, [
      'EHLO relay.example.com',
      `MAIL FROM:<${giulia.email}>`,
      `RCPT TO:<${to}>`,
      `RCPT TO:<${other.to}>`,
      'AUTH PLAIN',
      'STARTTLS',
      'QUIT',
    ]);
    expect(dialogue).toMatch(/250[ -]SIZE 5242880/);
    expect(dialogue).not.toMatch(/250[ -](AUTH|STARTTLS)/);
    expect(dialogue).toMatch(/452 4\.5\.3 One recipient a mail/);
    expect(dialogue.match(/^50\d .*$/gm)).toHaveLength(2);
  });
});

/** Speaks SMTP line by line. @returns everything that was answered */
function talk(port: number, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(port, '127.0.0.1');
    let heard = '';
    let next = 0;
    socket.on('data', (chunk) => {
      heard += String(chunk);
      // A reply ends with its code and a space.
      if (/^\d{3} .*\r\n$/m.test(String(chunk)) && next < lines.length) socket.write(`${lines[next++]}\r\n`);
    });
    socket.on('close', () => resolve(heard));
    socket.on('error', reject);
  });
}
