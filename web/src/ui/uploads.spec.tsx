import { act, renderHook, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../api/problem';
import { UploadRefused, type Progress } from '../api/uploads';
import { canRetry, useUploads } from './uploads';

/** What each file does when it is sent: settled by the test. */
const sent = new Map<
  string,
  { progress: Progress; arrive: (id: string) => void; fail: (error: unknown) => void }
>();
const discarded: string[] = [];

vi.mock('../api/uploads', async (original) => ({
  ...(await original<typeof import('../api/uploads')>()),
  ResumableUpload: class {
    readonly file: File;
    constructor(file: File) {
      this.file = file;
    }
    go(progress: Progress): Promise<string> {
      return new Promise((arrive, fail) => sent.set(this.file.name, { progress, arrive, fail }));
    }
    discard(): void {
      discarded.push(this.file.name);
    }
  },
}));

const files = (...names: string[]) => names.map((name) => new File(['x'], name));

function uploads(onDone?: (id: string, name: string) => unknown) {
  const { result } = renderHook(() => useUploads(onDone ? { onDone } : {}));
  return {
    result,
    stand: () => result.current.running.map(({ name, state }) => `${name} ${state}`),
    key: (name: string) => result.current.running.find((each) => each.name === name)?.key ?? 0,
  };
}

beforeEach(() => {
  sent.clear();
  discarded.length = 0;
});

describe('several uploads', () => {
  it('go three at a time; the others wait until one has arrived', async () => {
    const { result, stand } = uploads();
    act(() => result.current.add(files('a', 'b', 'c', 'd', 'e')));
    expect(stand()).toEqual(['a sending', 'b sending', 'c sending', 'd waiting', 'e waiting']);
    await act(async () => sent.get('b')?.arrive('1'));
    await waitFor(() => expect(stand()).toEqual(['a sending', 'c sending', 'd sending', 'e waiting']));
  });

  it('say how far they are, that the connection is gone, and that it is back', () => {
    const { result, stand } = uploads();
    act(() => result.current.add(files('a')));
    act(() => sent.get('a')?.progress.onProgress?.(0.5));
    act(() => sent.get('a')?.progress.onStall?.());
    expect(stand()).toEqual(['a stalled']);
    act(() => sent.get('a')?.progress.onProgress?.(0.6));
    expect(result.current.running[0]).toMatchObject({ state: 'sending', share: 0.6 });
  });

  it('are not sent again where only what follows has failed', async () => {
    const onDone = vi.fn().mockRejectedValueOnce(Problem.offline()).mockResolvedValueOnce(undefined);
    const { result, stand, key } = uploads(onDone);
    act(() => result.current.add(files('a')));
    await act(async () => sent.get('a')?.arrive('upload-1'));
    await waitFor(() => expect(stand()).toEqual(['a failed']));
    sent.clear();
    await act(async () => result.current.retry(key('a')));
    await waitFor(() => expect(stand()).toEqual([]));
    expect(onDone.mock.calls).toEqual([
      ['upload-1', 'a'],
      ['upload-1', 'a'],
    ]);
    expect(sent.size).toBe(0);
  });

  it('go on by themselves once the network is back, if that is what stopped them', async () => {
    const { result, stand } = uploads();
    act(() => result.current.add(files('a', 'b')));
    await act(async () => sent.get('a')?.fail(Problem.offline()));
    await act(async () => sent.get('b')?.fail(new Problem(403, {})));
    await waitFor(() => expect(stand()).toEqual(['a failed', 'b failed']));
    await act(async () => window.dispatchEvent(new Event('online')));
    expect(stand()).toEqual(['a sending', 'b failed']);
  });

  it('make room when one is stopped, and the server need not keep it', async () => {
    const { result, stand, key } = uploads();
    act(() => result.current.add(files('a', 'b', 'c', 'd')));
    act(() => result.current.drop(key('d')));
    act(() => result.current.drop(key('a')));
    expect(sent.get('a')?.progress.signal?.aborted).toBe(true);
    await act(async () => sent.get('a')?.fail(new DOMException('Aborted', 'AbortError')));
    expect(stand()).toEqual(['b sending', 'c sending']);
    expect(discarded).toEqual(['d', 'a']);
  });

  it('are not tried again where the file itself was refused', () => {
    expect(canRetry(new UploadRefused('infected'))).toBe(false);
    expect(canRetry(Problem.offline())).toBe(true);
  });
});
