import { Injectable, Logger } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemActor } from '../../kernel/actor.js';
import { Transactions } from '../database/transaction.js';
import { contentTypeOf } from './content-type.js';
import { FileStore } from './file-store.js';
import { MalwareScan } from './malware-scan.js';
import { UploadsRepository, type UploadRow } from './uploads.repository.js';

/** Files that are looked at at once; each is read from its first byte to its last. */
const AT_ONCE = 2;

/**
 * Looks at uploads that have arrived: hash, type, malware; then moves them into the store. Each step can be done again,
 * so that a process which is killed loses nothing: whoever asks for the upload next begins the look anew.
 */
@Injectable()
export class UploadChecks {
  private readonly log = new Logger('Files');
  private readonly running = new Map<string, Promise<void>>();
  private readonly waiting: (() => void)[] = [];
  private busy = 0;

  constructor(
    private readonly store: FileStore,
    private readonly scan: MalwareScan,
    private readonly uploads: UploadsRepository,
    private readonly transactions: Transactions,
  ) {}

  /** Where the bytes of an upload gather. */
  pathOf(id: string): string {
    return join(this.store.incoming, id);
  }

  /** Begins the look, or joins the one that is going on. Never fails: what went wrong shows in the state. */
  begin(upload: UploadRow): Promise<void> {
    const going = this.running.get(upload.id);
    if (going) return going;
    const look = this.inTurn(() => this.look(upload))
      .catch((error: unknown) => this.log.error({ err: error }, 'an upload could not be looked at'))
      .finally(() => this.running.delete(upload.id));
    this.running.set(upload.id, look);
    return look;
  }

  /** Forgets the bytes of an upload, wherever they are by now. */
  async drop({ id, storeAs }: Pick<UploadRow, 'id' | 'storeAs'>): Promise<void> {
    await this.dropSpool(id);
    await this.store.remove(storeAs).catch(() => undefined);
  }

  private async look({ id, workspaceId, fileName, storeAs, size, sha256: known }: UploadRow): Promise<void> {
    const path = this.pathOf(id);
    const as = <T>(work: () => Promise<T>) => this.transactions.as(systemActor(workspaceId), work);
    await as(() => this.uploads.check(workspaceId, id));
    const there = await stat(path).catch(() => null);
    if (!there) {
      // Moved already, by whoever was cut short then; or it lies on another machine, which looks at it itself.
      if (known && (await this.store.has(storeAs))) await as(() => this.uploads.complete(workspaceId, id));
      return;
    }
    const sha256 = await hashed(path);
    const contentType = await contentTypeOf(path, fileName);
    if ((await this.scan.of(path)) === 'infected') {
      this.log.warn('malware was found in an upload, which is not kept');
      await as(() => this.uploads.infected(workspaceId, id));
      await this.dropSpool(id);
      return;
    }
    await as(() => this.uploads.known(workspaceId, id, sha256, contentType));
    await this.store.keep(storeAs, path, { size, sha256 });
    await as(() => this.uploads.complete(workspaceId, id));
    await this.dropSpool(id);
  }

  /** Forgets what gathered of an upload on this machine. */
  async dropSpool(id: string): Promise<void> {
    for (const path of [this.pathOf(id), `${this.pathOf(id)}.json`]) await rm(path, { force: true });
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.busy >= AT_ONCE) await new Promise<void>((goOn) => this.waiting.push(goOn));
    else this.busy += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.busy -= 1;
    }
  }
}

/** Of a file that is on the disk for good. */
async function hashed(path: string): Promise<string> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 512 * 1024 }))
    hash.update(chunk as Buffer);
  return hash.digest('hex');
}
