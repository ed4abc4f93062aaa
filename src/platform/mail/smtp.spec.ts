import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { RandomIds } from '../../kernel/ids.js';
import { EmbeddedMailbox } from './embedded-mailbox.js';
import { KeptMails } from './kept-mails.js';
import { Mailer, parseMailbox, type OutgoingMail } from './smtp.js';

const mail: OutgoingMail = {
  kind: 'test.hello',
  language: 'it',
  subject: 'Perché no?',
  html: '<p>Città</p>',
  text: 'Città\n',
  unsubscribeUrl: `https://affianco.example/r/${'s'.repeat(120)}/unsubscribe`,
  messageId: '019a6a00-0000-7000-8000-000000000001@affianco.example',
  to: { name: 'Giulia Bianchi', address: 'giulia@example.com' },
  date: Temporal.Instant.from('2026-11-16T07:00:00Z'),
  fromName: 'Anna Ferri',
  replyTo: { name: 'Anna Ferri', address: 'anna@example.com' },
  attachments: [
    { filename: 'Rendiconto 46.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF-1.7') },
  ],
};

function mailer(smtpUrl: string): Mailer {
  return new Mailer({
    smtpUrl: () => smtpUrl,
    from: 'Affianco <post@affianco.example>',
    publicUrl: 'https://affianco.example',
  });
}

describe('a mail by SMTP', () => {
  let folder: string;
  let mailbox: EmbeddedMailbox;
  let sender: Mailer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'affianco-mail-'));
    mailbox = new EmbeddedMailbox(new KeptMails(folder, new RandomIds()), 0);
    await mailbox.start();
    sender = mailer(mailbox.smtpUrl);
  });

  afterAll(async () => {
    sender.close();
    await mailbox.stop();
    await rm(folder, { recursive: true });
  });

  async function sent(changed: Partial<OutgoingMail> = {}) {
    await mailbox.mails.clear();
    expect(await sender.send({ ...mail, ...changed })).toMatchObject({ accepted: true });
    const [kept, ...others] = await mailbox.mails.list();
    expect(others).toEqual([]);
    const opened = await mailbox.mails.open(kept?.id ?? '');
    const raw = await mailbox.mails.raw(kept?.id ?? '');
    return { kept: kept!, opened: opened!, raw: raw!.toString() };
  }

  it('arrives with its texts, its attachment, and its reader', async () => {
    const { kept, opened } = await sent();
    expect(kept).toMatchObject({
      from: 'post@affianco.example',
      to: ['giulia@example.com'],
      subject: 'Perché no?',
    });
    expect(kept.date).toBe('2026-11-16T07:00:00Z');
    expect(opened.text.trim()).toBe('Città');
    expect(opened.html).toContain('Città');
    expect(opened.attachments).toEqual([
      { filename: 'Rendiconto 46.pdf', contentType: 'application/pdf', size: 8 },
    ]);
  });

  it('bears the Message-ID it was given, and says that a program wrote it', async () => {
    const { headers } = (await sent()).opened;
    expect(headers['message-id']).toBe(`<${mail.messageId}>`);
    expect(headers['auto-submitted']).toBe('auto-generated');
    expect(headers['list-id']).toBe('<test.hello.affianco.example>');
    expect(headers['reply-to']).toContain('anna@example.com');
    expect(headers.from).toContain('Anna Ferri');
  });

  it('can be stopped by one click, its headers unfolded', async () => {
    const { raw } = await sent();
    expect(raw).toContain(`List-Unsubscribe: <${mail.unsubscribeUrl}>\r\n`);
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    expect((await sent({ unsubscribeUrl: null })).raw).not.toContain('List-Unsubscribe');
  });

  it('takes no header from what people wrote', async () => {
    const evil = 'Hello\r\nBcc: spy@example.com\r\n\r\nbody';
    const { opened } = await sent({
      subject: evil,
      fromName: evil,
      to: { name: evil, address: 'giulia@example.com' },
      replyTo: { name: evil, address: 'anna@example.com' },
      attachments: [{ filename: evil, contentType: 'text/plain', content: Buffer.from('x') }],
    });
    expect(Object.keys(opened.headers)).not.toContain('bcc');
    expect(opened.to).toEqual(['giulia@example.com']);
    expect(opened.text.trim()).toBe('Città');
  });

  it('is given up at once when its address can be none', async () => {
    const to = { name: 'Giulia', address: 'giulia@example.com>\r\nRCPT TO:<spy@example.com' };
    expect(await sender.send({ ...mail, to })).toMatchObject({ accepted: false, permanent: true });
  });

  it('is not sent under a Message-ID that is none', async () => {
    await expect(sender.send({ ...mail, messageId: 'a@b>\r\nBcc: spy@example.com' })).rejects.toThrow(
      TypeError,
    );
  });
});

describe('a refused mail', () => {
  async function refusedWith(code: number, at: 'onMailFrom' | 'onRcptTo' | 'onData') {
    const refuse = Object.assign(new Error('no'), { responseCode: code });
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      onData: (stream, _session, answer) => void stream.resume().on('end', () => answer(refuse)),
      ...(at !== 'onData' && {
        [at]: (_address: unknown, _session: unknown, answer: (error: Error) => void) => answer(refuse),
      }),
    });
    const listening = server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    const sender = mailer(`smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`);
    try {
      return await sender.send(mail);
    } finally {
      sender.close();
      await new Promise<void>((done) => server.close(done));
    }
  }

  it('is given up when the server will never take it', async () => {
    expect(await refusedWith(550, 'onRcptTo')).toMatchObject({ accepted: false, permanent: true });
    expect(await refusedWith(554, 'onData')).toMatchObject({ accepted: false, permanent: true });
  });

  it('is tried again when the server is busy, or when our own settings are to blame', async () => {
    expect(await refusedWith(451, 'onRcptTo')).toMatchObject({ accepted: false, permanent: false });
    expect(await refusedWith(530, 'onMailFrom')).toMatchObject({ accepted: false, permanent: false });
  });

  it('is tried again when nobody answers', async () => {
    expect(await mailer('smtp://127.0.0.1:1').send(mail)).toMatchObject({
      accepted: false,
      permanent: false,
    });
  });
});

describe('a sender', () => {
  it('is read with and without a name', () => {
    expect(parseMailbox('"Affianco" <post@a.example>')).toEqual({
      name: 'Affianco',
      address: 'post@a.example',
    });
    expect(parseMailbox(' post@a.example ')).toEqual({ name: '', address: 'post@a.example' });
  });
});
