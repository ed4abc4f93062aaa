import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { Logger } from '@nestjs/common';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { contentTypeOf } from './content-type.js';
import { cleanFileName } from './file-name.js';
import {
  FileStore,
  newStorageKey,
  refuseForeignKey,
  workspaceOf,
  type ByteRange,
  type KeptObject,
  type Origin,
  type StoredFile,
} from './file-store.js';
import { FilesUnavailable } from './files.errors.js';
import { fileError, spool } from './spool.js';

/**
 * Files in a bucket of S3, or of anything that speaks its language, at `s3://bucket?endpoint=…&region=…`.
 * Who we are there is found by the SDK itself (`AWS_ACCESS_KEY_ID`, a profile, the role of the machine).
 */
export class S3Store extends FileStore {
  private readonly log = new Logger('Files');
  private readonly bucket: string;
  private readonly client: S3Client;

  /** @param incoming where files gather that come in pieces; they stay while the process starts anew */
  constructor(
    address: URL,
    readonly incoming: string = join(tmpdir(), 'affianco-incoming'),
  ) {
    super();
    this.bucket = address.hostname;
    const endpoint = address.searchParams.get('endpoint');
    const region = address.searchParams.get('region') ?? (endpoint ? 'us-east-1' : undefined);
    this.client = new S3Client({
      ...(region && { region }),
      // Stores other than Amazon's mostly have no host name for each bucket.
      ...(endpoint && { endpoint, forcePathStyle: true }),
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  /** By way of this machine's disk: size, hash and type are known before the first byte goes out. */
  async put(
    workspaceId: string,
    fileName: string,
    content: Readable,
    origin: Origin = 'outside',
  ): Promise<StoredFile> {
    const storageKey = newStorageKey(workspaceId);
    const folder = await mkdtemp(join(tmpdir(), 'affianco-upload-'));
    try {
      const path = join(folder, 'part');
      const { size, sha256 } = await spool(content, path);
      if (origin === 'outside') await this.inspect(path);
      const name = cleanFileName(fileName);
      const contentType = await contentTypeOf(path, name);
      await this.send(storageKey, path, { size, sha256 });
      return { storageKey, fileName: name, contentType, size, sha256 };
    } catch (error) {
      throw fileError(error);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async keep(storageKey: string, path: string, known: { size: number; sha256: string }): Promise<void> {
    refuseForeignKey(storageKey);
    await this.send(storageKey, path, known);
    await rm(path, { force: true });
  }

  async has(storageKey: string): Promise<boolean> {
    refuseForeignKey(storageKey);
    const head = new HeadObjectCommand({ Bucket: this.bucket, Key: storageKey });
    try {
      await this.client.send(head);
      return true;
    } catch (error) {
      if ((error as { name?: unknown }).name === 'NotFound') return false;
      return this.asked(() => Promise.reject(error as Error));
    }
  }

  async open(storageKey: string, range?: ByteRange): Promise<Readable> {
    refuseForeignKey(storageKey);
    const get = new GetObjectCommand({
      Bucket: this.bucket,
      Key: storageKey,
      ...(range && { Range: `bytes=${range.start}-${range.end}` }),
    });
    const { Body: body } = await this.asked(() => this.client.send(get));
    return body as Readable;
  }

  async remove(storageKey: string): Promise<void> {
    refuseForeignKey(storageKey);
    const remove = new DeleteObjectCommand({ Bucket: this.bucket, Key: storageKey });
    await this.asked(() => this.client.send(remove));
  }

  async *list(): AsyncIterable<KeptObject> {
    for await (const page of paginateListObjectsV2({ client: this.client }, { Bucket: this.bucket })) {
      for (const { Key: storageKey = '', LastModified: modified } of page.Contents ?? []) {
        const workspaceId = workspaceOf(storageKey);
        if (workspaceId && modified)
          yield { storageKey, workspaceId, storedAt: modified.toTemporalInstant() };
      }
    }
  }

  private async send(
    storageKey: string,
    path: string,
    { size, sha256 }: { size: number; sha256: string },
  ): Promise<void> {
    const put = new PutObjectCommand({
      Bucket: this.bucket,
      Key: storageKey,
      Body: createReadStream(path),
      ContentLength: size,
      // The store compares: what arrived is what was sent.
      ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
    });
    await this.asked(() => this.client.send(put));
  }

  private async asked<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      this.log.error({ err: error }, 'the store of the files refuses or does not answer');
      throw new FilesUnavailable();
    }
  }
}
