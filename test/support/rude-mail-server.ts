import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface TakenMail {
  readonly sender: string;
  readonly recipient: string;
  /** As it arrived between DATA and the final dot, dots unstuffed (RFC 5321 §4.5.2). */
  readonly content: Buffer;
  readonly messageId: string;
}

/**
 * What the server does to the next mail: it answers the recipient or the content with a line of its own, says nothing
 * any more (at its greeting or after the final dot), or cuts the line before or after the final dot.
 */
export type Rudeness =
  | { readonly at: 'recipient' | 'content'; readonly say: string }
  | { readonly at: 'greeting' | 'dot'; readonly stall: true }
  | { readonly at: 'before-dot' | 'after-dot'; readonly cut: true };

/** A mail server that misbehaves as told, once for each word of the list, and takes everything else. */
export class RudeMailServer {
  /** Mails whose final dot arrived, whatever was said to it. */
  readonly taken: TakenMail[] = [];
  /** What comes next; a rudeness at another place than reached waits for its turn. */
  readonly next: Rudeness[] = [];
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  constructor() {
    this.server = createServer((socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      // A sender that goes away is nothing to this server.
      socket.on('error', () => undefined);
      new Conversation(socket, this).begin();
    });
  }

  async start(): Promise<string> {
    const listening = this.server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    return `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }

  to(recipient: string): TakenMail[] {
    return this.taken.filter((mail) => mail.recipient === recipient);
  }

  /** The rudeness that is due here; taken off the list. */
  due(at: Rudeness['at']): Rudeness | undefined {
    return this.next[0]?.at === at ? this.next.shift() : undefined;
  }
}

class Conversation {
  private input = '';
  private data: string | null = null;
  private sender = '';
  private recipient = '';

  constructor(
    private readonly socket: Socket,
    private readonly server: RudeMailServer,
  ) {}

  begin(): void {
    if (this.server.due('greeting')) return;
    this.say('220 rude.example.net');
    this.socket.setEncoding('latin1');
    this.socket.on('data', (text) => {
      this.input += String(text);
      this.read();
    });
  }

  private read(): void {
    for (;;) {
      if (this.data !== null) {
        if (this.input.length > 0 && this.server.due('before-dot')) return void this.socket.destroy();
        const end = `\r\n${this.input}`.indexOf('\r\n.\r\n');
        if (end < 0) return;
        const content = this.input.slice(0, end);
        this.input = this.input.slice(end + 3);
        this.data = null;
        this.finish(content);
      } else {
        const end = this.input.indexOf('\r\n');
        if (end < 0) return;
        const line = this.input.slice(0, end);
        this.input = this.input.slice(end + 2);
        this.obey(line);
      }
    }
  }

  private obey(line: string): void {
    const [verb = ''] = line.toUpperCase().split(' ');
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    if (verb === 'EHLO') return this.say('250-rude.example.net\r\n250 8BITMIME');
    if (verb === 'MAIL') this.sender = address;
    if (verb === 'RCPT') {
      this.recipient = address;
      const due = this.server.due('recipient');
      if (due && 'say' in due) return this.say(due.say);
    }
    if (verb === 'DATA') {
      this.data = '';
      return this.say('354 Go on');
    }
    if (verb === 'QUIT') return void this.socket.end('221 Bye\r\n');
    this.say('250 Ok');
  }

  private finish(content: string): void {
    const bytes = Buffer.from(content.replace(/^\.\./gm, '.'), 'latin1');
    const messageId = /^Message-ID: <([^>]+)>/im.exec(content)?.[1] ?? '';
    this.server.taken.push({ sender: this.sender, recipient: this.recipient, content: bytes, messageId });
    if (this.server.due('after-dot')) return void this.socket.destroy();
    if (this.server.due('dot')) return;
    const due = this.server.due('content');
    this.say(due && 'say' in due ? due.say : `250 Ok: queued as ${this.server.taken.length}`);
  }

  private say(answer: string): void {
    this.socket.write(`${answer}\r\n`);
  }
}
