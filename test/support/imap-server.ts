import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

interface Letter {
  readonly uid: number;
  readonly content: Buffer;
  seen: boolean;
}

/** A mailbox read by IMAP (RFC 3501): as much of it as a program needs that looks through what is new. */
export class ImapServer {
  readonly letters: Letter[] = [];
  /** What it was told, without the content. */
  readonly commands: string[] = [];
  /** Breaks the line when the content of this uid is asked for; once. */
  cutAt: number | null = null;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  #port = 0;

  constructor(
    private readonly user: string,
    private readonly password: string,
  ) {
    this.server = createServer((socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      socket.on('error', () => undefined);
      this.talk(socket);
    });
  }

  async start(): Promise<void> {
    const listening = this.server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    this.#port = (listening.address() as AddressInfo).port;
  }

  address(password = this.password): string {
    return `imap://${encodeURIComponent(this.user)}:${encodeURIComponent(password)}@127.0.0.1:${this.#port}/INBOX`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }

  deliver(content: Buffer): number {
    const uid = this.letters.length + 101;
    this.letters.push({ uid, content, seen: false });
    return uid;
  }

  get unseen(): number {
    return this.letters.filter(({ seen }) => !seen).length;
  }

  private talk(socket: Socket): void {
    let input = '';
    socket.write('* OK [CAPABILITY IMAP4rev1] mailbox ready\r\n');
    socket.setEncoding('latin1');
    socket.on('data', (text) => {
      input += String(text);
      for (let end = input.indexOf('\r\n'); end >= 0; end = input.indexOf('\r\n')) {
        const line = input.slice(0, end);
        input = input.slice(end + 2);
        this.commands.push(line);
        this.obey(socket, line);
      }
    });
  }

  private obey(socket: Socket, line: string): void {
    const [tag = '', ...rest] = line.split(' ');
    const command = rest.join(' ');
    const verb = (/^(UID )?\w+/i.exec(command)?.[0] ?? '').toUpperCase();
    const done = (...untagged: string[]) =>
      socket.write(
        `${[...untagged.map((each) => `* ${each}`), `${tag} OK done`].join('\r\n')}\r\n`,
        'latin1',
      );
    switch (verb) {
      case 'CAPABILITY':
        return void done('CAPABILITY IMAP4rev1');
      case 'LOGIN':
        return command === `LOGIN "${this.user}" "${this.password}"` ||
          command === `LOGIN ${this.user} ${this.password}`
          ? void done()
          : void socket.write(`${tag} NO [AUTHENTICATIONFAILED] wrong\r\n`);
      case 'LIST':
      case 'LSUB':
        return void done(`${verb} (\\HasNoChildren) "/" "INBOX"`);
      case 'SELECT':
        return void done('FLAGS (\\Seen \\Deleted)', `${this.letters.length} EXISTS`, '0 RECENT', 'OK [UIDVALIDITY 1] valid', `OK [UIDNEXT ${this.letters.length + 101}] next`, 'OK [PERMANENTFLAGS (\\Seen \\Deleted)] kept'); // prettier-ignore
      case 'UID SEARCH':
        return void done(
          `SEARCH ${this.letters
            .filter(({ seen }) => !seen)
            .map(({ uid }) => uid)
            .join(' ')}`.trim(),
        );
      case 'UID FETCH':
        return this.fetch(socket, command, done);
      case 'UID STORE':
        return this.store(command, done);
      case 'LOGOUT':
        socket.write('* BYE\r\n');
        return void socket.end(`${tag} OK bye\r\n`);
      default:
        return void done();
    }
  }

  private fetch(socket: Socket, command: string, done: (...untagged: string[]) => void): void {
    const [, uid = '', from = '0', most = ''] =
      /^UID FETCH (\d+) .*BODY\.PEEK\[\](?:<(\d+)\.(\d+)>)?/i.exec(command) ?? [];
    const place = this.letters.findIndex((letter) => letter.uid === Number(uid));
    const letter = this.letters[place];
    if (!letter) return done();
    if (this.cutAt === letter.uid) {
      this.cutAt = null;
      return void socket.destroy();
    }
    const part = letter.content.subarray(Number(from), most === '' ? undefined : Number(from) + Number(most));
    const which = most === '' ? 'BODY[]' : `BODY[]<${from}>`;
    done(`${place + 1} FETCH (UID ${uid} ${which} {${part.length}}\r\n${part.toString('latin1')})`);
  }

  private store(command: string, done: (...untagged: string[]) => void): void {
    const [, uid = ''] = /^UID STORE (\d+) \+FLAGS(?:\.SILENT)? \(\\Seen\)/i.exec(command) ?? [];
    const place = this.letters.findIndex((letter) => letter.uid === Number(uid));
    const letter = this.letters[place];
    if (!letter) return done();
    letter.seen = true;
    done(`${place + 1} FETCH (UID ${uid} FLAGS (\\Seen))`);
  }
}
