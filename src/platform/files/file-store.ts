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

/** A name in the store, whether or not anything refers to it. */
export interface KeptObject {
  readonly storageKey: string;
  readonly workspaceId: string;
  /** When it was written, by the clock of the store. */
  readonly storedAt: Temporal.Instant;
}

/** Keeps the bytes of uploads; who may read them is decided by the record that refers to them. */
export abstract class FileStore {
  /**
   * Keeps a stream to its end; a stream that breaks, is empty or too large leaves nothing behind.
   * @param fileName as it was given; it is cleaned, and never becomes part of a path
   * @throws FileTooLarge, FileEmpty, FilesUnavailable
   */
  abstract put(workspaceId: string, fileName: string, content: Readable): Promise<StoredFile>;

  /** The bytes, from the first. @throws FilesUnavailable when they are not there */
  abstract open(storageKey: string): Promise<Readable>;

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
