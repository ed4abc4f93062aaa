import { createTransport } from 'nodemailer';
import MimeComposer from 'nodemailer/lib/mail-composer';
import { oneLine, type RenderedMail } from './render.js';

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

export interface MailAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** A mail on its way to one reader. */
export interface OutgoingMail extends RenderedMail {
  /**
   * `local@domain` without brackets, made from the delivery's id and not anew for each attempt: should a mail be
   * sent twice because the first answer was lost, the reader's program shows one.
   */
  readonly messageId: string;
  readonly to: Mailbox;
  /** When the mail was first handed on; printed as its date. */
  readonly date: Temporal.Instant;
  /** Where mail servers report that it could not be delivered (RFC 5321 §4.4); our own address unless said. */
  readonly returnPath?: string;
  /** Shown as the sender beside our own address: the assistant's name. */
  readonly fromName?: string;
  readonly replyTo?: Mailbox;
  /** Message-ID of an earlier mail that this one belongs to. */
  readonly references?: string;
  readonly attachments?: readonly MailAttachment[];
}

/** A mail as it travels: the same facts give the same bytes, also in a later attempt. */
export interface WrittenMail {
  readonly sender: string;
  readonly recipient: string;
  readonly bytes: Buffer;
}

/**
 * What the mail server said. Permanent: this mail will never be taken as it is (no such mailbox, refused content).
 * Everything else (no connection, 4xx, a wrong password of ours) is worth another attempt later.
 */
export type SendResult =
  | { readonly accepted: true; readonly answer: string }
  | { readonly accepted: false; readonly permanent: boolean; readonly answer: string };

/** It can be sent to nobody: what is not one mailbox is refused before any server is asked. */
const NO_ADDRESS: SendResult = { accepted: false, permanent: true, answer: 'not an address' };

export interface MailerOptions {
  /** `smtp://user:password@host:587` or `smtps://…`; asked for when the first mail is sent. */
  smtpUrl(): string;
  /** `Affianco <affianco@example.com>` or the address alone. */
  readonly from: string;
  /** The product's address, whose host names our lists. */
  readonly publicUrl: string;
  /** After so long without a word the server is given up, and the mail is tried again later; a minute unless said. */
  readonly patienceSeconds?: number;
}

const MESSAGE_ID = /^[\w.+-]+@[\w.-]+$/;
/** One mailbox and nothing beside it, so that no address can smuggle in a second reader. */
const ADDRESS = /^[^\s<>()[\],;:\\"@]+@[^\s<>()[\],;:\\"@]+$/u;
/** Refused because of our configuration (authentication, encryption), not because of the mail. */
const OURS = new Set([530, 534, 535, 538]);
const SECOND = 1000;

/** Hands mails to the configured server by SMTP, over a few connections that are kept open. */
export class Mailer {
  #transport: ReturnType<typeof connect> | undefined;

  constructor(private readonly options: MailerOptions) {}

  /** Writes and sends one mail. Never throws for what the server or the network does; see SendResult. */
  async send(mail: OutgoingMail): Promise<SendResult> {
    return this.hand(await this.write(mail));
  }

  async write(mail: OutgoingMail): Promise<WrittenMail> {
    const { envelope, ...outgoing } = message(mail, this.options);
    const bytes = await new MimeComposer(outgoing).compile().build();
    return { sender: envelope.from, recipient: mail.to.address, bytes };
  }

  /** Hands a written mail to the server. Never throws for what the server or the network does. */
  async hand({ sender, recipient, bytes }: WrittenMail): Promise<SendResult> {
    if (!ADDRESS.test(recipient)) return NO_ADDRESS;
    const transport = (this.#transport ??= connect(this.options));
    try {
      const { response } = await transport.sendMail({
        envelope: { from: sender, to: [recipient] },
        raw: bytes,
      });
      return { accepted: true, answer: oneLine(response) };
    } catch (problem) {
      return refusal(problem);
    }
  }

  /** Closes the connections; a later mail opens new ones. */
  close(): void {
    this.#transport?.close();
    this.#transport = undefined;
  }
}

function connect({ smtpUrl, patienceSeconds = 60 }: MailerOptions) {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl());
  return createTransport({
    pool: true,
    maxConnections: 3,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : undefined,
    secure: protocol === 'smtps:',
    auth: username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : undefined,
    connectionTimeout: Math.min(15, patienceSeconds) * SECOND,
    greetingTimeout: Math.min(15, patienceSeconds) * SECOND,
    socketTimeout: patienceSeconds * SECOND,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** The message in the terms of nodemailer, which folds and encodes; every text of a person is one line before. */
function message(mail: OutgoingMail, { from, publicUrl }: MailerOptions) {
  if (!MESSAGE_ID.test(mail.messageId)) throw new TypeError('A Message-ID is local@domain');
  const sender = parseMailbox(from);
  const prepared = (key: string, value: string) => ({ key, value: { prepared: true, value } });
  return {
    from: { name: oneLine(mail.fromName ?? sender.name), address: sender.address },
    to: { name: oneLine(mail.to.name), address: mail.to.address },
    replyTo: mail.replyTo && { name: oneLine(mail.replyTo.name), address: mail.replyTo.address },
    envelope: { from: mail.returnPath ?? sender.address },
    date: mail.date.toString(),
    messageId: `<${mail.messageId}>`,
    // Parts are divided by the same line in each attempt, not by a new one.
    newline: 'windows',
    baseBoundary: mail.messageId.replace(/[^\w-]/g, '-'),
    disableFileAccess: true,
    disableUrlAccess: true,
    references: mail.references && `<${mail.references}>`,
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments?.map(({ filename, contentType, content }) => ({
      filename: oneLine(filename),
      contentType,
      content: Buffer.from(content),
    })),
    headers: [
      { key: 'Auto-Submitted', value: 'auto-generated' },
      { key: 'X-Auto-Response-Suppress', value: 'All' },
      { key: 'List-ID', value: `<${mail.kind}.${new URL(publicUrl).hostname}>` },
      // Both are written unfolded: a folded one loses its signature at some relays, and with it the button.
      ...(mail.unsubscribeUrl === null
        ? []
        : [
            prepared('List-Unsubscribe', `<${mail.unsubscribeUrl}>`),
            prepared('List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'),
          ]),
    ],
  };
}

/** Reads `Name <address>` or an address alone. */
export function parseMailbox(text: string): Mailbox {
  const parts = /^\s*"?(.*?)"?\s*<([^<>]+)>\s*$/.exec(text);
  return parts ? { name: parts[1] ?? '', address: parts[2] ?? '' } : { name: '', address: text.trim() };
}

function refusal(problem: unknown): SendResult {
  if (!Error.isError(problem)) throw problem;
  const { responseCode, code, response } = problem as Error & SmtpFacts;
  const aboutThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  const permanent =
    aboutThisMail && responseCode !== undefined && responseCode >= 500 && !OURS.has(responseCode);
  return { accepted: false, permanent, answer: oneLine(response ?? problem.message) };
}

/** What nodemailer adds to its errors. */
interface SmtpFacts {
  readonly code?: string;
  readonly response?: string;
  readonly responseCode?: number;
}
