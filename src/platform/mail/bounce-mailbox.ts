import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ImapFlow } from 'imapflow';
import { Environment } from '../config/environment.js';
import { Jobs, type JobHandler } from '../jobs/jobs.js';
import { MailReports, MAX_REPORT_BYTES } from './mail-reports.js';

const TASK = 'bounce-mailbox';
const EVERY_FIVE_MINUTES = '*/5 * * * *';
const MOST_A_TURN = 500;
const QUIET_MS = 60_000;

/** What one look into the mailbox found. */
export interface LookedThrough {
  readonly seen: number;
  readonly taken: number;
}

/**
 * Reads reports of mail servers from the mailbox of BOUNCE_MAILBOX_URL by IMAP (RFC 9051). A mail is marked as seen once
 * what it says is recorded: stopped in between, it is read again, and recorded no second time. Nothing is deleted.
 */
@Injectable()
export class BounceMailbox implements OnModuleInit, JobHandler {
  private readonly log = new Logger('BounceMailbox');

  constructor(
    private readonly environment: Environment,
    private readonly reports: MailReports,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    if (this.environment.bounceMailboxUrl !== undefined) this.jobs.register(TASK, this, EVERY_FIVE_MINUTES);
  }

  async run(): Promise<void> {
    await this.look();
  }

  /** Goes through what nobody has seen yet. @throws what the server or the network says */
  look(): Promise<LookedThrough> {
    return this.opened(async (client) => {
      const unseen = (await client.search({ seen: false }, { uid: true })) || [];
      let taken = 0;
      for (const uid of unseen.slice(0, MOST_A_TURN)) if (await this.read(client, uid)) taken++;
      return { seen: Math.min(unseen.length, MOST_A_TURN), taken };
    });
  }

  /** Signs in and opens the mailbox, for `affianco doctor`. @throws what the server or the network says */
  async check(): Promise<void> {
    await this.opened(() => Promise.resolve());
  }

  private async read(client: ImapFlow, uid: number): Promise<boolean> {
    const wanted = { source: { start: 0, maxLength: MAX_REPORT_BYTES } };
    const message = await client.fetchOne(String(uid), wanted, { uid: true });
    // Somebody else has moved it away meanwhile.
    if (!message || !message.source) return false;
    const verdict = await this.reports.take(message.source, 'mailbox');
    await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
    return verdict === 'taken';
  }

  private async opened<T>(work: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = new ImapFlow({ ...serverOf(this.environment.bounceMailboxUrl ?? ''), logger: false });
    // A connection that breaks in mid-sentence also fails the question that waits for its answer.
    client.on('error', (error: Error) => this.log.warn(error.message));
    try {
      await client.connect();
      const lock = await client.getMailboxLock(folderOf(this.environment.bounceMailboxUrl ?? ''));
      try {
        return await work(client);
      } finally {
        lock.release();
      }
    } finally {
      await client.logout().catch(() => client.close());
    }
  }
}

function serverOf(address: string) {
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === 'imaps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : secure ? 993 : 143,
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    connectionTimeout: QUIET_MS,
    greetingTimeout: QUIET_MS,
    socketTimeout: QUIET_MS,
  };
}

function folderOf(address: string): string {
  return decodeURIComponent(new URL(address).pathname.replace(/^\/+|\/+$/g, '')) || 'INBOX';
}
