import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { Environment } from '../config/environment.js';
import { BounceAddresses } from './bounce-address.js';
import { htmlWords } from './html-words.js';
import { MailReports, MAX_REPORT_BYTES } from './mail-reports.js';
import { ownWords } from './own-words.js';
import { ReplyAddresses, type ReplyAddress } from './reply-address.js';

/** An answer that came by mail, from the very person whom its address was made for. */
export interface Reply {
  /** The same for a mail that is handed in again. */
  readonly messageId: string;
  readonly words: string;
  /** Names of files that came along; they are not taken. */
  readonly attachments: readonly string[];
}

/** Who answers go to: the module that handed the addresses out. */
export interface ReplyReceiver {
  /** The mailbox that may answer to this address; null: the address is none of ours, or not any more. */
  readerOf(address: ReplyAddress): Promise<string | null>;
  take(address: ReplyAddress, reply: Reply): Promise<void>;
}

/** Why a mail is not taken, said to the server that hands it in, which tells its sender. */
class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

const MAX_MAIL_BYTES = 1024 * 1024;
const TOO_LARGE = '5.3.4 The mail is too large; please use the link in the mail for files';
const LONGEST_WORDS = 20_000;
const MOST_CONNECTIONS = 20;
const QUIET_MS = 60_000;

/** An answer to a mail, from its reader; or a report about one, from a mail server. */
type Expected =
  { readonly address: ReplyAddress; readonly from: string } | { readonly returnedMailId: string };

/**
 * Takes answers to our mails by SMTP from the mail server of REPLY_DOMAIN. What we do not want is refused while the
 * sender's server still listens, so that its writer is told, and never by a mail of ours (which would go to whoever was
 * forged as the sender). Answers of machines are taken and forgotten (RFC 3834); reports of mail servers come to addresses
 * of their own.
 */
@Injectable()
export class InboundMail implements OnApplicationShutdown {
  private readonly log = new Logger('InboundMail');
  private readonly expected = new WeakMap<SMTPServerSession, Expected>();
  private receiver: ReplyReceiver | undefined;
  private server: SMTPServer | undefined;
  #port = 0;

  constructor(
    private readonly environment: Environment,
    private readonly addresses: ReplyAddresses,
    private readonly bounces: BounceAddresses,
    private readonly reports: MailReports,
  ) {}

  /** Called once, when a module starts. */
  receiveBy(receiver: ReplyReceiver): void {
    this.receiver = receiver;
  }

  /** The port on which it listens. */
  get port(): number {
    return this.#port;
  }

  /** Begins to listen; does nothing where no answers by mail are configured. */
  async start(): Promise<void> {
    const { inboundSmtpPort, inboundSmtpHost, replyDomain } = this.environment;
    if (inboundSmtpPort === undefined || replyDomain === undefined) return;
    const server = new SMTPServer({
      name: replyDomain,
      banner: 'Affianco takes answers to its mails',
      size: MAX_REPORT_BYTES,
      maxClients: MOST_CONNECTIONS,
      socketTimeout: QUIET_MS,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 1000,
      onRcptTo: ({ address }, session, answer) => {
        this.expect(address, session).then(() => answer(), (error) => answer(this.told(error)));
      },
      onData: (stream, session, answer) => {
        this.take(stream, session).then((text) => answer(null, text), (error) => answer(this.told(error)));
      },
    }); // prettier-ignore
    // A server that goes away in mid-sentence is its own affair; whether we listen is asked below.
    server.on('error', () => undefined);
    const listening = server.listen(inboundSmtpPort, inboundSmtpHost);
    await once(listening, 'listening');
    this.#port = (listening.address() as AddressInfo).port;
    this.server = server;
  }

  async onApplicationShutdown(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (server) await new Promise<void>((done) => server.close(done));
  }

  /** One recipient a mail, of our domain, with an address that we made for somebody who is still there. */
  private async expect(recipient: string, session: SMTPServerSession): Promise<void> {
    if (!this.addresses.isOurs(recipient))
      throw new Refusal(550, '5.7.1 We take mail for our own domain only');
    if (session.envelope.rcptTo.length > 0) throw new Refusal(452, '4.5.3 One recipient a mail, please');
    const returnedMailId = this.bounces.read(recipient);
    if (returnedMailId !== null) return void this.expected.set(session, { returnedMailId });
    const address = this.addresses.read(recipient);
    const from = address && (await this.receiver?.readerOf(address));
    if (!address || !from) throw new Refusal(550, '5.1.1 There is nobody behind this address');
    this.expected.set(session, { address, from });
  }

  private async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const content = await contentOf(stream);
    const expected = this.expected.get(session);
    this.expected.delete(session);
    if (expected && 'returnedMailId' in expected) {
      await this.reports.take(content, 'smtp', expected.returnedMailId);
      return 'Thank you for the report';
    }
    if (!expected || !this.receiver) throw new Refusal(503, '5.5.1 For whom is this?');
    if (content.length > MAX_MAIL_BYTES) throw new Refusal(552, TOO_LARGE);
    const mail = await PostalMime.parse(content);
    if (isAutomatic(mail, session)) return 'Thank you; answers of machines are not kept';
    if (mail.from?.address?.toLowerCase() !== expected.from.toLowerCase())
      throw new Refusal(550, '5.7.1 Please answer from the address that the question was sent to');
    const words = ownWords(mail.text ?? htmlWords(mail.html ?? ''));
    const attachments = mail.attachments.filter(isFile).map(({ filename }) => filename ?? '?');
    if (words === '')
      throw new Refusal(
        550,
        '5.6.0 We found no words in this mail; please write your answer above the quoted mail',
      );
    if (words.length > LONGEST_WORDS)
      throw new Refusal(552, '5.3.4 This answer is too long; please use the link in the mail');
    await this.receiver.take(expected.address, { messageId: nameOf(mail, content), words, attachments });
    return 'Thank you, your answer has arrived';
  }

  /** What the other server is told; what is our own trouble is worth another attempt, and no word about it. */
  private told(error: unknown): Error {
    if (error instanceof Refusal) return error;
    this.log.error(error instanceof Error ? error.message : String(error));
    return new Refusal(451, '4.3.0 Please try again later');
  }
}

async function contentOf(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw new Refusal(552, TOO_LARGE);
  return Buffer.concat(chunks);
}

/** Absence notes, bounces, lists: nobody wrote them (RFC 3834 §2). */
function isAutomatic({ headers }: Email, session: SMTPServerSession): boolean {
  const value = (key: string) =>
    headers
      .find((header) => header.key === key)
      ?.value.trim()
      .toLowerCase();
  const { mailFrom } = session.envelope;
  return (
    (value('auto-submitted') ?? 'no') !== 'no' ||
    ['bulk', 'junk', 'list', 'auto_reply'].includes(value('precedence') ?? '') ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'list-id'].some((key) => value(key) !== undefined) ||
    (value('content-type') ?? '').startsWith('multipart/report') ||
    !mailFrom ||
    mailFrom.address === ''
  );
}

/** Pictures within the text (logos of signatures) are part of it, not files. */
function isFile({ related, disposition, contentId, mimeType }: Email['attachments'][number]): boolean {
  if (related || mimeType === 'application/pgp-signature' || mimeType.includes('pkcs7')) return false;
  return !(disposition === 'inline' && contentId !== undefined);
}

/** The Message-ID; of a mail without one, what it says. */
function nameOf({ messageId }: Email, content: Buffer): string {
  const given = messageId?.trim() ?? '';
  return given !== '' && given.length <= 900 ? given : createHash('sha256').update(content).digest('hex');
}
