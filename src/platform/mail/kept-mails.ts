import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { isUuid, type Ids } from '../../kernel/ids.js';

/** What a list of kept mails shows; addresses without names, newest first. */
export interface KeptMail {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** Instant, ISO 8601. */
  readonly date: string;
}

/** A kept mail with its content. */
export interface OpenedMail extends KeptMail {
  /** By name in small letters; a header that came several times has a line for each. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly KeptAttachment[];
}

export interface KeptAttachment {
  readonly filename: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
}

const INDEX = 'index.jsonl';

/**
 * Mails as files of a folder: `<id>.eml` as it arrived, and an index with a line for each. A mail is kept once its
 * file has its final name on the disk; a line that a crash prevented is written at the next start.
 */
export class KeptMails {
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly folder: string,
    private readonly ids: Ids,
  ) {}

  /** Makes the folder ready and completes what a crash interrupted. */
  async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const listed = new Set((await this.list()).map((mail) => mail.id));
    for (const file of (await readdir(this.folder)).sort()) {
      const id = file.slice(0, -4);
      if (file.endsWith('.tmp')) await rm(this.#path(file), { force: true });
      else if (file.endsWith('.eml') && isUuid(id) && !listed.has(id)) {
        await this.#enlist(summary(id, await PostalMime.parse(await readFile(this.#path(file))), []));
      }
    }
  }

  /** Keeps a mail; when this returns, it survives a power cut. `recipients` stand in where it names none. */
  async keep(raw: Buffer, recipients: readonly string[]): Promise<KeptMail> {
    const id = this.ids.next();
    const mail = summary(id, await PostalMime.parse(raw), recipients);
    const file = await open(this.#path(`${id}.tmp`), 'wx');
    await file.writeFile(raw);
    await file.sync();
    await file.close();
    await this.#inTurn(async () => {
      await rename(this.#path(`${id}.tmp`), this.#path(`${id}.eml`));
      await this.#enlist(mail);
    });
    return mail;
  }

  /** All kept mails, newest first. Read from the disk, since another process may be the one that receives. */
  async list(): Promise<KeptMail[]> {
    const lines = await readFile(this.#path(INDEX), 'utf8').catch(emptyIfAbsent);
    const mails: KeptMail[] = lines
      .split('\n')
      .filter((line) => line.endsWith('}'))
      .map((line) => JSON.parse(line));
    return mails.reverse();
  }

  /** The mail as it arrived; null where there is none of this id. */
  async raw(id: string): Promise<Buffer | null> {
    if (!isUuid(id)) return null;
    return readFile(this.#path(`${id}.eml`)).catch((problem) => {
      emptyIfAbsent(problem);
      return null;
    });
  }

  /** A mail with its content; null where there is none of this id. */
  async open(id: string): Promise<OpenedMail | null> {
    const raw = await this.raw(id);
    if (!raw) return null;
    const parsed = await PostalMime.parse(raw);
    const headers: Record<string, string> = {};
    for (const { key, value } of parsed.headers)
      headers[key] = key in headers ? `${headers[key]}\n${value}` : value;
    const attachments = parsed.attachments.map((attachment) => ({
      filename: attachment.filename ?? 'attachment',
      contentType: attachment.mimeType,
      size: bytesOf(attachment.content).byteLength,
    }));
    return {
      ...summary(id, parsed, []),
      headers,
      text: parsed.text ?? '',
      html: parsed.html ?? '',
      attachments,
    };
  }

  /** One attachment of a mail, counted from 0, with its bytes. */
  async attachment(id: string, number: number): Promise<(KeptAttachment & { content: Buffer }) | null> {
    const raw = await this.raw(id);
    const attachment = raw && (await PostalMime.parse(raw)).attachments[number];
    if (!attachment) return null;
    const content = bytesOf(attachment.content);
    const { filename, mimeType } = attachment;
    return { filename: filename ?? 'attachment', contentType: mimeType, size: content.byteLength, content };
  }

  /** Throws all mails away. */
  async clear(): Promise<void> {
    await this.#inTurn(async () => {
      const mails = await this.list();
      await rm(this.#path(INDEX), { force: true });
      for (const { id } of mails) await rm(this.#path(`${id}.eml`), { force: true });
    });
  }

  async #enlist(mail: KeptMail): Promise<void> {
    const index = await open(this.#path(INDEX), 'a');
    // A line torn by a crash must not swallow the next one.
    await index.appendFile(`\n${JSON.stringify(mail)}`);
    await index.sync();
    await index.close();
  }

  /** Changes of the index follow one another. */
  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(change);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  #path(name: string): string {
    return join(this.folder, name);
  }
}

function summary(id: string, parsed: Email, recipients: readonly string[]): KeptMail {
  const named = addresses(parsed.to ?? []);
  return {
    id,
    from: addresses(parsed.from ? [parsed.from] : [])[0] ?? '',
    to: named.length > 0 ? named : recipients,
    subject: parsed.subject ?? '',
    date: instantOf(parsed.date),
  };
}

function addresses(list: readonly Address[]): string[] {
  return list.flatMap((one) => (one.group ? one.group.map((member) => member.address) : [one.address]));
}

/** The date that the mail itself bears, in one form; empty where it bears none that can be read. */
function instantOf(date: string | undefined): string {
  try {
    return date === undefined ? '' : Temporal.Instant.from(date).round('second').toString();
  } catch {
    return '';
  }
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Buffer {
  return content instanceof ArrayBuffer ? Buffer.from(content) : Buffer.from(content);
}

function emptyIfAbsent(problem: unknown): string {
  if (Error.isError(problem) && 'code' in problem && problem.code === 'ENOENT') return '';
  throw problem;
}
