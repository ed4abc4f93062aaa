import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: string;
  readonly messageId: string;
}

/** What the server says to a mail: null takes it. */
export type Verdict = { readonly code: number; readonly message: string } | null;

/** Somebody else's mail server, which does what a test wants. */
export class MailServer {
  /** Every mail whose content arrived, in order, whatever was said to it. */
  readonly received: ReceivedMail[] = [];
  /** Asked when the recipient is named. */
  onRecipient: (to: string) => Verdict = () => null;
  /** Asked when the content has arrived, before the answer leaves. */
  onMail: (mail: ReceivedMail) => Verdict | Promise<Verdict> = () => null;
  private readonly server: SMTPServer;

  constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disableReverseLookup: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _session, answer) => answer(refusal(this.onRecipient(address))),
      onData: (stream, session, answer) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const to = session.envelope.rcptTo[0]?.address ?? '';
          void this.take(to, Buffer.concat(parts)).then((verdict) => answer(refusal(verdict)));
        });
      },
    });
    // A sender that is killed in the middle of a mail is nothing to this server.
    this.server.on('error', () => undefined);
  }

  async start(): Promise<string> {
    const listening = this.server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    return `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }

  to(address: string): ReceivedMail[] {
    return this.received.filter((mail) => mail.to === address);
  }

  private async take(to: string, content: Buffer): Promise<Verdict> {
    const { messageId = '' } = await PostalMime.parse(content);
    const mail = { to, messageId };
    this.received.push(mail);
    return this.onMail(mail);
  }
}

function refusal(verdict: Verdict): Error | null {
  return verdict && Object.assign(new Error(verdict.message), { responseCode: verdict.code });
}
