import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { eventsAddress, staleAfter } from '../api/live';

const slowest = 30_000;

/**
 * Keeps this browser's pages fresh: one tab holds the connection and tells the others (HTTP/1.1 allows a browser
 * six connections to a host). Events only say what to read again. After a broken connection everything is read
 * again, because nobody knows what was missed.
 */
export function useLiveEvents(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const tabs = new BroadcastChannel('affianco.events');
    const closing = new AbortController();
    const take = (data: string) => {
      for (const noun of staleAfter(data)) void queries.invalidateQueries({ queryKey: [noun] });
    };
    const share = (data: string) => {
      take(data);
      tabs.postMessage(data);
    };
    const missed = () => {
      void queries.invalidateQueries();
    };
    tabs.onmessage = (message: MessageEvent<string>) => take(message.data);
    if ('locks' in navigator) {
      navigator.locks
        .request('affianco.events', { signal: closing.signal }, () => listen(share, missed, closing.signal))
        .catch(() => undefined);
    } else {
      void listen(share, missed, closing.signal);
    }
    return () => {
      closing.abort();
      tabs.close();
    };
  }, [queries]);
}

/** Holds the connection until the page closes, connecting again ever more slowly while the server is away. */
function listen(take: (data: string) => void, missed: () => void, closing: AbortSignal): Promise<void> {
  if (closing.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    let source: EventSource | null = null;
    let timer = 0;
    let wait = 1_000;
    let broken = false;
    const connect = () => {
      source = new EventSource(eventsAddress);
      source.onopen = () => {
        wait = 1_000;
        if (broken) missed();
        broken = false;
      };
      source.onmessage = (message: MessageEvent<string>) => take(message.data);
      source.onerror = () => {
        broken = true;
        if (source?.readyState !== EventSource.CLOSED) return;
        timer = window.setTimeout(connect, wait);
        wait = Math.min(wait * 2, slowest);
      };
    };
    connect();
    closing.addEventListener('abort', () => {
      window.clearTimeout(timer);
      source?.close();
      resolve();
    });
  });
}
