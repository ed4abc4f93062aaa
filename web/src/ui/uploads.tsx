import { useEffect, useRef, useState } from 'react';
import type { Sending } from '../api/upload';
import { ResumableUpload, UploadRefused, type Progress } from '../api/uploads';
import { Problem } from '../api/problem';

export { DropArea } from './drop-area';

/** A file on its way, or one that did not get through. */
export interface RunningUpload {
  key: number;
  name: string;
  /** In bytes; null where it was not said. */
  size: number | null;
  /** 0 to 1. */
  share: number;
  /** `stalled`: the connection is gone, and is tried again by itself. */
  state: 'waiting' | 'sending' | 'stalled' | 'checking' | 'failed';
  error: unknown;
}

export interface Uploads {
  running: RunningUpload[];
  /** Sends files in pieces that survive a dropped connection; each ends in `taken`, else in `onDone`. */
  add: (files: readonly File[], taken?: Taken) => void;
  /** Sends in a way of its own; `send` is called again when the reader tries once more. */
  start: (name: string, send: (sending: Sending) => Promise<unknown>) => void;
  retry: (key: number) => void;
  /** Stops what runs; forgets what failed. */
  drop: (key: number) => void;
}

/** The file is there: take it. What this refuses is shown at the file, and can be tried again without sending anew. */
type Taken = (uploadId: string, fileName: string) => unknown;

interface UploadsOptions {
  onDone?: Taken;
}

interface Work {
  send: (progress: Progress) => Promise<unknown>;
  discard?: () => void;
  stop: AbortController;
}

/** As many at once as make a line busy without starving each other; the others wait their turn. */
const atOnce = 3;

/** Uploads of a page, each with its progress; what failed stays until it is tried again or dropped. */
export function useUploads({ onDone }: UploadsOptions = {}): Uploads {
  const [running, setRunning] = useState<RunningUpload[]>([]);
  const work = useRef(new Map<number, Work>());
  const queue = useRef<number[]>([]);
  const active = useRef(new Set<number>());
  const next = useRef(1);
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });

  const change = (key: number, changed: Partial<RunningUpload>) =>
    setRunning((all) => all.map((upload) => (upload.key === key ? { ...upload, ...changed } : upload)));
  const forget = (key: number) => {
    work.current.delete(key);
    setRunning((all) => all.filter((upload) => upload.key !== key));
  };
  const fill = () => {
    while (active.current.size < atOnce) {
      const key = queue.current.shift();
      if (key === undefined) return;
      void run(key);
    }
  };
  const run = async (key: number): Promise<void> => {
    const own = work.current.get(key);
    if (!own) return;
    const { signal } = own.stop;
    active.current.add(key);
    change(key, { state: 'sending', error: null });
    try {
      await own.send({
        signal,
        onProgress: (share) => change(key, { share, state: 'sending' }),
        onStall: () => change(key, { state: 'stalled' }),
        onChecking: () => change(key, { share: 1, state: 'checking' }),
      });
      forget(key);
    } catch (error) {
      if (!signal.aborted) change(key, { error, state: 'failed' });
    } finally {
      active.current.delete(key);
      fill();
    }
  };
  const enter = (name: string, size: number | null, own: Omit<Work, 'stop'>) => {
    const key = next.current++;
    work.current.set(key, { ...own, stop: new AbortController() });
    queue.current.push(key);
    setRunning((all) => [...all, { key, name, size, share: 0, state: 'waiting', error: null }]);
    fill();
  };
  const retry = (key: number) => {
    if (!work.current.has(key) || active.current.has(key) || queue.current.includes(key)) return;
    change(key, { state: 'waiting', error: null });
    queue.current.push(key);
    fill();
  };

  useAgainOnline(running, retry);
  useStayingAsked(running.some(({ state }) => state !== 'failed'));

  return {
    running,
    retry,
    start: (name, send) => enter(name, null, { send }),
    add: (files, taken) => {
      for (const file of files) {
        const upload = new ResumableUpload(file);
        let arrived: string | null = null;
        enter(file.name, file.size, {
          discard: () => upload.discard(),
          send: async (progress) => {
            arrived ??= await upload.go(progress);
            await (taken ?? done.current)?.(arrived, file.name);
          },
        });
      }
    },
    drop: (key) => {
      const own = work.current.get(key);
      own?.stop.abort();
      own?.discard?.();
      queue.current = queue.current.filter((waiting) => waiting !== key);
      forget(key);
    },
  };
}

/** The network is back: what it broke goes on by itself. */
function useAgainOnline(running: RunningUpload[], retry: (key: number) => void): void {
  const latest = useRef({ running, retry });
  useEffect(() => {
    latest.current = { running, retry };
  });
  useEffect(() => {
    const again = () => {
      for (const { key, error } of latest.current.running) {
        if (error instanceof Problem && error.status === 0) latest.current.retry(key);
      }
    };
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);
}

/** Closing the tab would stop what runs: the browser asks first. */
function useStayingAsked(busy: boolean): void {
  useEffect(() => {
    if (!busy) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [busy]);
}

/** True when trying again makes sense. */
export function canRetry(error: unknown): boolean {
  return !(error instanceof UploadRefused);
}
