import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { KeptMails } from './kept-mails.js';

const BANNER = 'Affianco mailbox';
const LOOPBACK = '127.0.0.1';
const MAX_MAIL_BYTES = 25 * 1024 * 1024;
const GREETING_MS = 2000;

/**
 * The mail server of a machine that has none: takes every mail by real SMTP, on loopback only, and keeps it in place
 * of delivering it, so that mail travels here exactly as it does elsewhere.
 */
export class EmbeddedMailbox {
  #server: SMTPServer | undefined;
  #port: number;

  constructor(
    readonly mails: KeptMails,
    port: number,
  ) {
    this.#port = port;
  }

  /** Where mails are handed in. */
  get smtpUrl(): string {
    return `smtp://${LOOPBACK}:${this.#port}`;
  }

  /**
   * Starts to listen; port 0 takes a free one. Where another process of ours already receives on the port
   * (`elsewhere`), that one goes on and both read the same kept mails.
   * @throws when the port belongs to a stranger
   */
  async start(): Promise<'here' | 'elsewhere'> {
    await this.mails.prepare();
    const server = new SMTPServer({
      name: 'mailbox.localhost',
      banner: BANNER,
      size: MAX_MAIL_BYTES,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 1000,
      onData: (stream, session, answer) => {
        this.#take(stream, session).then((text) => answer(null, text), answer);
      },
    });
    // A client that goes away in mid-sentence is its own affair; whether we listen is asked below.
    server.on('error', () => undefined);
    try {
      const listening = server.listen(this.#port, LOOPBACK);
      await once(listening, 'listening');
      this.#port = (listening.address() as AddressInfo).port;
    } catch (problem) {
      if (isTaken(problem) && (await greeting(this.#port)).includes(BANNER)) return 'elsewhere';
      throw problem;
    }
    this.#server = server;
    return 'here';
  }

  /** Stops listening; what was answered with 250 is on the disk. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server) await new Promise<void>((done) => server.close(done));
  }

  async #take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk);
    if (stream.sizeExceeded) throw Object.assign(new Error('The mail is too large'), { responseCode: 552 });
    const recipients = session.envelope.rcptTo.map(({ address }) => address);
    const { id } = await this.mails.keep(Buffer.concat(chunks), recipients);
    return `Kept as ${id}`;
  }
}

function isTaken(problem: unknown): boolean {
  return Error.isError(problem) && 'code' in problem && problem.code === 'EADDRINUSE';
}

/** What the server on a port says first; empty if it says nothing soon. */
async function greeting(port: number): Promise<string> {
  const socket = connect(port, LOOPBACK);
  socket.setTimeout(GREETING_MS, () => socket.destroy());
  try {
    for await (const chunk of socket) return String(chunk);
    return '';
  } catch {
    return '';
  } finally {
    socket.destroy();
  }
}
