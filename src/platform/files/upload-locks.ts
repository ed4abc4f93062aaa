import type { Lock, Locker } from '@tus/server';
import { UploadBusy } from './upload.errors.js';

/** A request that writes lets go within so long, or the newer one is refused. */
const PATIENCE_MS = 10_000;

interface Held {
  /** Asks the holder to come to an end. */
  readonly release: () => Promise<void> | void;
  readonly waiting: (() => void)[];
}

/**
 * One request at a time writes to an upload. Who comes back after a dropped line asks the request that still hangs in
 * the old one to end, and waits without turning in circles.
 *
 * In one process: should two processes of one disk write to the same upload, they write the same bytes to the same
 * place, and the hash of the whole tells the rest.
 */
export class UploadLocks implements Locker {
  readonly held = new Map<string, Held>();

  newLock(id: string): Lock {
    return { lock: (signal, release) => this.take(id, signal, release), unlock: () => this.give(id) };
  }

  private async take(id: string, signal: AbortSignal, release: Held['release']): Promise<void> {
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    for (let holder = this.held.get(id); holder; holder = this.held.get(id)) {
      const { waiting } = holder;
      const freed = new Promise<void>((resolve) => waiting.push(resolve));
      const late = new Promise<void>((resolve) => deadline.addEventListener('abort', () => resolve(), { once: true })); // prettier-ignore
      await holder.release();
      await Promise.race([freed, late]);
      if (deadline.aborted) throw new UploadBusy();
    }
    this.held.set(id, { release, waiting: [] });
  }

  private give(id: string): Promise<void> {
    const holder = this.held.get(id);
    this.held.delete(id);
    holder?.waiting.forEach((goOn) => goOn());
    return Promise.resolve();
  }
}
