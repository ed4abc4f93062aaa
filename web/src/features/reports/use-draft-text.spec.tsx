import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reports } from '../../api/reports';
import type { Report } from '../../api/types';
import { useWord } from './use-draft-text';

const draft = { id: 'r1', word: '', version: 3, can: { edit: true } } as Report;

function begin() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queries.setQueryData(reports.one('r1').queryKey, draft);
  const edit = vi
    .spyOn(reports, 'edit')
    .mockImplementation((_id, { word }, version) =>
      Promise.resolve({ ...draft, word: word ?? '', version: (version ?? 0) + 1 }),
    );
  const hook = renderHook(() => useWord(draft), {
    wrapper: ({ children }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>,
  });
  return { edit, hook, write: (text: string) => act(() => hook.result.current.write(text)) };
}

describe('the word to the client', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('is saved once after a pause, without the spaces around it', async () => {
    const { edit, write } = begin();
    write('Good');
    write('Good week ');
    await act(() => vi.advanceTimersByTimeAsync(900));
    expect(edit.mock.calls).toEqual([['r1', { word: 'Good week' }, 3]]);
  });

  it('is saved before a report is sent, on top of what was saved before', async () => {
    const { edit, hook, write } = begin();
    write('One');
    await act(() => hook.result.current.flush());
    write('Two');
    await act(() => hook.result.current.flush());
    expect(edit.mock.calls.map(([, { word }, version]) => [word, version])).toEqual([
      ['One', 3],
      ['Two', 4],
    ]);
  });

  it('is not saved when nothing was written, and is tried again after a failure', async () => {
    const { edit, hook, write } = begin();
    await act(() => hook.result.current.flush());
    expect(edit).not.toHaveBeenCalled();
    edit.mockRejectedValueOnce(new Error('offline'));
    write('Thank you');
    await act(() => expect(hook.result.current.flush()).rejects.toThrow('offline'));
    await act(() => hook.result.current.flush());
    expect(edit).toHaveBeenCalledTimes(2);
  });

  it('is saved when one leaves the page', async () => {
    const { edit, hook, write } = begin();
    write('Bye');
    hook.unmount();
    await vi.advanceTimersByTimeAsync(10);
    expect(edit).toHaveBeenCalledTimes(1);
  });
});
