import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { RandomIds } from '../../kernel/ids.js';
import { EmbeddedMailbox } from './embedded-mailbox.js';
import { KeptMails } from './kept-mails.js';

describe('embedded mailbox', () => {
  let folder: string;
  const started: EmbeddedMailbox[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'affianco-mailbox-'));
  });

  afterEach(async () => {
    for (const mailbox of started.splice(0)) await mailbox.stop();
    await rm(folder, { recursive: true });
  });

  async function start(port = 0): Promise<EmbeddedMailbox> {
    const mailbox = new EmbeddedMailbox(new KeptMails(folder, new RandomIds()), port);
    started.push(mailbox);
    await mailbox.start();
    return mailbox;
  }

  const send = (mailbox: EmbeddedMailbox, subject: string, text = 'Hello') =>
    createTransport(mailbox.smtpUrl).sendMail({ from: 'a@example.com', to: 'b@example.com', subject, text });

  const subjects = async (mailbox: EmbeddedMailbox) =>
    (await mailbox.mails.list()).map((mail) => mail.subject);

  it('keeps mails over a restart, newest first', async () => {
    const first = await start();
    await send(first, 'one');
    await send(first, 'two');
    await first.stop();
    expect(await subjects(await start())).toEqual(['two', 'one']);
  });

  it('finds mails again whose line in the index was lost or torn', async () => {
    const first = await start();
    await send(first, 'one');
    await writeFile(join(folder, '019a6a00-0000-7000-8000-000000000001.eml'), 'Subject: lost\r\n\r\nHello');
    await writeFile(join(folder, '019a6a00-0000-7000-8000-000000000002.tmp'), 'half a ma');
    await appendFile(join(folder, 'index.jsonl'), '\n{"id":"019a6a00-0000');
    await first.stop();
    expect(await subjects(await start())).toEqual(['lost', 'one']);
  });

  it('throws all mails away when told to, and takes new ones', async () => {
    const mailbox = await start();
    await send(mailbox, 'one');
    const [one] = await mailbox.mails.list();
    await mailbox.mails.clear();
    expect(await mailbox.mails.list()).toEqual([]);
    expect(await mailbox.mails.open(one?.id ?? '')).toBeNull();
    await send(mailbox, 'two');
    expect(await subjects(mailbox)).toEqual(['two']);
  });

  it('keeps mails that arrive at once apart', async () => {
    const mailbox = await start();
    const names = Array.from({ length: 12 }, (_, index) => `mail ${index}`);
    await Promise.all(names.map((name) => send(mailbox, name)));
    expect((await subjects(mailbox)).toSorted()).toEqual(names.toSorted());
  });

  it('refuses a mail that is too large', async () => {
    const mailbox = await start();
    await expect(send(mailbox, 'large', 'x'.repeat(26 * 1024 * 1024))).rejects.toMatchObject({
      responseCode: 552,
    });
    expect(await mailbox.mails.list()).toEqual([]);
  });

  it('opens nothing outside its folder', async () => {
    const mailbox = await start();
    expect(await mailbox.mails.raw('../../etc/passwd')).toBeNull();
  });

  it('leaves the port to another mailbox of ours, and to nobody else', async () => {
    const port = Number(new URL((await start()).smtpUrl).port);
    const second = new EmbeddedMailbox(new KeptMails(folder, new RandomIds()), port);
    expect(await second.start()).toBe('elsewhere');

    const stranger = createServer((socket) => socket.end('220 somebody else\r\n')).listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const address = stranger.address();
    const taken = typeof address === 'object' && address ? address.port : 0;
    await expect(new EmbeddedMailbox(new KeptMails(folder, new RandomIds()), taken).start()).rejects.toThrow(
      'EADDRINUSE',
    );
    stranger.close();
  });
});
