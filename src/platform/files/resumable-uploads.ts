import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { FileStore as TusSpool } from '@tus/file-store';
import { Server as TusServer, type ServerOptions, type Upload } from '@tus/server';
import type { FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { mkdir, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { RateLimits } from '../access/rate-limits.js';
import { Transactions } from '../database/transaction.js';
import { cleanFileName } from './file-name.js';
import { FileStore, newStorageKey } from './file-store.js';
import { FileEmpty, FileTooLarge } from './files.errors.js';
import { refuseOverQuota, storedBytes } from './quota.js';
import { tusRefusal } from './tus-refusal.js';
import { UploadChecks } from './upload-checks.js';
import { UploadNotFound } from './upload.errors.js';
import { LARGEST_UPLOAD, LINGER_MS, LOOK_MS, SILENCE_MS, UPLOAD_LIFE } from './upload.limits.js';
import { UploadLocks } from './upload-locks.js';
import { UploadsRepository, type UploadRow } from './uploads.repository.js';

export const UPLOADS_PATH = '/api/v1/uploads';

/** Headers of a request that the protocol reads; no other gets through, above all none that changes the method. */
const SPOKEN = ['tus-resumable', 'upload-length', 'upload-defer-length', 'upload-metadata', 'upload-offset', 'upload-concat', 'content-type', 'content-length']; // prettier-ignore

type TusRequest = Parameters<NonNullable<ServerOptions['onUploadFinish']>>[0];

/** For whom the server of the protocol works, and what stopped it. */
interface Work {
  readonly actor: Actor;
  refusal?: unknown;
}

/** An upload, and how much of it is here. */
export interface UploadStanding extends UploadRow {
  readonly receivedBytes: number;
}

/**
 * Files that come in pieces, by tus 1.0 (core, creation, creation-with-upload, termination, expiration). Bytes go from
 * the socket to the disk; a line that breaks costs what was under way in it. Each upload is of the seat that began it.
 */
@Injectable()
export class ResumableUploads implements BeforeApplicationShutdown {
  private server: Promise<TusServer> | null = null;
  private readonly locks = new UploadLocks();
  private readonly works = new WeakMap<object, Work>();
  private readonly arriving = new Set<IncomingMessage>();

  constructor(
    private readonly store: FileStore,
    private readonly checks: UploadChecks,
    private readonly uploads: UploadsRepository,
    private readonly transactions: Transactions,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Makes room for a file, and takes the bytes that come along. */
  async create(actor: Actor, request: FastifyRequest): Promise<Response> {
    await this.limits.spend('upload-seat', actor.seatId ?? '');
    return this.speak(actor, request, 'POST', UPLOADS_PATH);
  }

  /** Takes more bytes. @throws UploadNotFound, UploadOffset, UploadBusy */
  async receive(actor: Actor, id: string, request: FastifyRequest): Promise<Response> {
    await this.own(actor, id);
    return this.speak(actor, request, 'PATCH', `${UPLOADS_PATH}/${id}`);
  }

  /** How much is here, which may begin the look at a file that has arrived. @throws UploadNotFound */
  async standing(actor: Actor, id: string): Promise<UploadStanding> {
    const upload = await this.own(actor, id);
    const { state, size } = upload;
    const receivedBytes = state === 'receiving' ? await this.arrived(id) : size;
    if (state === 'checking' || (state === 'receiving' && receivedBytes === size)) {
      await this.looked(upload);
      return { ...(await this.own(actor, id)), receivedBytes };
    }
    return { ...upload, receivedBytes };
  }

  /**
   * From where to go on: whoever still hangs in an older line lets go first, so that what is told stays true.
   * @throws UploadNotFound, UploadBusy
   */
  async resume(actor: Actor, id: string): Promise<UploadStanding> {
    await this.own(actor, id);
    const lock = this.locks.newLock(id);
    await lock.lock(new AbortController().signal, () => undefined);
    await lock.unlock();
    return this.standing(actor, id);
  }

  /** Forgets an upload and its bytes. @throws UploadNotFound */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.own(actor, id);
    const removed = await this.transactions.as(actor, () => this.uploads.remove(actor.workspaceId, id));
    if (!removed) throw new UploadNotFound();
    await this.checks.drop(removed);
  }

  /** Lines on which bytes still come would keep a process from ending; who sends comes back to the next one. */
  beforeApplicationShutdown(): void {
    for (const message of this.arriving) message.destroy();
  }

  private async own(actor: Actor, id: string): Promise<UploadRow> {
    const find = () => this.uploads.own(actor, id, this.clock.now());
    const upload = await this.transactions.as(actor, find, { readOnly: true });
    if (!upload) throw new UploadNotFound();
    return upload;
  }

  private async arrived(id: string): Promise<number> {
    return (await stat(this.checks.pathOf(id)).catch(() => null))?.size ?? 0;
  }

  /** Waits a while for the look at a file, and no longer: a large one is asked for again. */
  private async looked(upload: UploadRow): Promise<void> {
    const waiting = new AbortController();
    await Promise.race([
      this.checks.begin(upload),
      pause(LOOK_MS, undefined, { signal: waiting.signal }).catch(() => undefined),
    ]);
    waiting.abort();
  }

  /** Lets the server of the protocol answer one request. @throws what our own answers say instead of its own */
  private async speak(
    actor: Actor,
    request: FastifyRequest,
    method: string,
    path: string,
  ): Promise<Response> {
    const server = await (this.server ??= this.opened());
    const asked = translated(request, method, path);
    const work: Work = { actor };
    this.works.set(asked, work);
    const { raw } = request;
    this.arriving.add(raw);
    raw.once('close', () => this.arriving.delete(raw));
    raw.setTimeout(SILENCE_MS, () => raw.destroy());
    try {
      const answer = await server.handleWeb(asked as TusRequest);
      if (answer.status < 400) return answer;
      throw tusRefusal(work.refusal, answer.status);
    } catch (error) {
      // What is still on its way is read and forgotten, so that the answer reaches the sender.
      raw.removeAllListeners('data').resume();
      throw error;
    } finally {
      // Whoever goes on sending what nobody takes has had the time to read the answer.
      if (raw.complete) raw.setTimeout(0);
      else setTimeout(() => !raw.complete && raw.destroy(), LINGER_MS).unref();
    }
  }

  /** The folder is made when the first file comes. */
  private async opened(): Promise<TusServer> {
    const directory = this.store.incoming;
    await mkdir(directory, { recursive: true, mode: 0o700 });
    return new TusServer({
      path: UPLOADS_PATH,
      relativeLocation: true,
      datastore: new TusSpool({ directory }),
      locker: this.locks,
      lockDrainTimeout: 250,
      maxSize: LARGEST_UPLOAD,
      namingFunction: () => this.ids.next(),
      onUploadCreate: (asked, upload) => this.begun(this.workOf(asked), upload),
      onUploadFinish: (asked, upload) => this.finished(this.workOf(asked), upload),
      onResponseError: (asked, error) => {
        this.workOf(asked).refusal = error;
        return undefined;
      },
    });
  }

  private workOf(asked: object): Work {
    return this.works.get(asked) as Work;
  }

  /** @throws FileEmpty, FileTooLarge, QuotaExceeded */
  private async begun({ actor }: Work, { id, size, metadata }: Upload): Promise<object> {
    if (!size) throw new FileEmpty();
    if (size > LARGEST_UPLOAD) throw new FileTooLarge(LARGEST_UPLOAD);
    const createdAt = this.clock.now();
    const upload = {
      id,
      size,
      fileName: cleanFileName(metadata?.filename ?? metadata?.name ?? ''),
      storeAs: newStorageKey(actor.workspaceId),
      createdAt,
      expiresAt: createdAt.add(UPLOAD_LIFE),
    };
    await this.transactions.as(actor, async () => {
      refuseOverQuota(await storedBytes(actor.workspaceId), size);
      await this.uploads.add(actor, upload);
    });
    return {};
  }

  private async finished({ actor }: Work, { id }: Upload): Promise<object> {
    await this.looked(await this.own(actor, id));
    return {};
  }
}

/** The request as the server of the protocol reads it; its body is touched only when bytes are taken. */
function translated({ raw, headers }: FastifyRequest, method: string, path: string): Request {
  const spoken = SPOKEN.flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value] as [string, string]] : [];
  });
  const asked = new Request(`http://localhost${path}`, { method, headers: spoken });
  Object.defineProperty(asked, 'body', { get: () => Readable.toWeb(raw) });
  return asked;
}
