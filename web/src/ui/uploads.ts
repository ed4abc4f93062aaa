import { useRef, useState } from 'react';
import type { Sending } from '../api/upload';

/** A file on its way, or one that did not get through. */
export interface RunningUpload {
  key: number;
  name: string;
  /** 0 to 1. */
  share: number;
  error: unknown;
}

export interface Uploads {
  running: RunningUpload[];
  /** Sends a file; `send` is called again when the reader tries once more. */
  start: (name: string, send: (sending: Sending) => Promise<unknown>) => void;
  retry: (key: number) => void;
  /** Stops what runs; forgets what failed. */
  drop: (key: number) => void;
}

/** Uploads of a page, each with its progress; what failed stays until it is tried again or dropped. */
export function useUploads(): Uploads {
  const [running, setRunning] = useState<RunningUpload[]>([]);
  const work = useRef(
    new Map<number, { send: (sending: Sending) => Promise<unknown>; stop: AbortController }>(),
  );
  const next = useRef(1);

  const forget = (key: number) => {
    work.current.delete(key);
    setRunning((all) => all.filter((upload) => upload.key !== key));
  };
  const change = (key: number, changed: Partial<RunningUpload>) =>
    setRunning((all) => all.map((upload) => (upload.key === key ? { ...upload, ...changed } : upload)));
  const go = (key: number, send: (sending: Sending) => Promise<unknown>) => {
    const stop = new AbortController();
    work.current.set(key, { send, stop });
    send({ signal: stop.signal, onProgress: (share) => change(key, { share }) }).then(
      () => forget(key),
      (error: unknown) => {
        if (!stop.signal.aborted) change(key, { error });
      },
    );
  };

  return {
    running,
    start: (name, send) => {
      const key = next.current++;
      setRunning((all) => [...all, { key, name, share: 0, error: null }]);
      go(key, send);
    },
    retry: (key) => {
      const known = work.current.get(key);
      if (!known) return;
      change(key, { share: 0, error: null });
      go(key, known.send);
    },
    drop: (key) => {
      work.current.get(key)?.stop.abort();
      forget(key);
    },
  };
}
