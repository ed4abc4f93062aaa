import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';

/** A file that is kept: where, what it really is, and how it can be checked. */
export interface StoredFile {
  /** `<workspace id>/<random name>`; nothing of it comes from whoever sent the file. */
  readonly storageKey: string;
  readonly fileName: string;
  /** From a closed list, by content and extension together; else `application/octet-stream`. */
  readonly contentType: string;
  /** In bytes. */
  readonly size: number;
  /** Of the content, in hex. */
  readonly sha256: string;
}

/** Bytes from the one to the other, both included, counted from 0. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A name in the store, whether or not anything refers to it. */
export interface KeptObject {
  readonly storageKey: string;
  readonly workspaceId: string;
  /** When it was written, by the clock of the store. */
  readonly storedAt: Temporal.Instant;
}

/** Where bytes come from: what we made of them ourselves is looked at no more. */
export type Origin = 'outside' | 'made here';

/** Looks at a file on this disk before it is kept, and refuses it by throwing. */
export type Inspection = (path: string) => Promise<void>;

/** Keeps the bytes of uploads; who may read them is decided by the record that refers to them. */
export abstract class FileStore {
  protected inspect: Inspection = () => Promise.resolve();

  /** Called once, where the practice has a scanner. */
  inspectBy(inspection: Inspection): this {
    this.inspect = inspection;
    return this;
  }

  /**
   * Keeps a stream to its end; a stream that breaks, is empty or too large leaves nothing behind.
   * @param fileName as it was given; it is cleaned, and never becomes part of a path
   * @throws FileTooLarge, FileEmpty, FilesUnavailable, and whatever the inspection throws
   */
  abstract put(
    workspaceId: string,
    fileName: string,
    content: Readable,
    origin?: Origin,
  ): Promise<StoredFile>;

  /** A folder of this machine in which files gather that come in pieces; on the disk of the store where it has one. */
  abstract readonly incoming: string;

  /**
   * Keeps a file of that folder under a name that was chosen before. Done again after it was cut short, it does no harm.
   * @throws FilesUnavailable
   */
  abstract keep(storageKey: string, path: string, known: { size: number; sha256: string }): Promise<void>;

  /** Whether there is a file of this name. */
  abstract has(storageKey: string): Promise<boolean>;

  /** The bytes, all of them or a part. @throws FilesUnavailable when they are not there */
  abstract open(storageKey: string, range?: ByteRange): Promise<Readable>;

  /** Forgets the bytes; what is not there counts as forgotten. */
  abstract remove(storageKey: string): Promise<void>;

  /** Everything that is kept, halves of broken uploads included. */
  abstract list(): AsyncIterable<KeptObject>;
}

const KEY = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/[0-9a-f]{40}(?:\.part)?$/;

/** A storage name that nobody can guess, in the folder of its workspace. */
export function newStorageKey(workspaceId: string): string {
  return `${workspaceId}/${randomBytes(20).toString('hex')}`;
}

/** The workspace that a storage name belongs to; null for what is none of ours. */
export function workspaceOf(storageKey: string): string | null {
  return KEY.exec(storageKey)?.[1] ?? null;
}

/** Names come from our own records; this is for the day on which one does not. */
export function refuseForeignKey(storageKey: string): void {
  if (!KEY.test(storageKey)) throw new Error('not a storage name');
}
