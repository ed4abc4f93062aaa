import { act, renderHook } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { useFlushes } from './use-flushes';

describe('what is being written to a report', () => {
  it('is saved before it is sent, the word first, then all the rest, one after the other', async () => {
    const saved: string[] = [];
    const saving = (name: string) => async () => {
      await Promise.resolve();
      saved.push(name);
    };
    const { result } = renderHook(() => useFlushes(saving('word')));
    act(() => {
      result.current.register('a', saving('a'));
      result.current.register('next', saving('next'));
      result.current.register('gone', saving('gone'));
      result.current.register('gone', null);
    });
    await result.current.flushAll();
    expect(saved).toEqual(['word', 'a', 'next']);
  });

  it('keeps the report from being sent where something cannot be saved', async () => {
    const { result } = renderHook(() => useFlushes(() => Promise.resolve()));
    const after = vi.fn(() => Promise.resolve());
    act(() => {
      result.current.register('a', () => Promise.reject(new Error('offline')));
      result.current.register('b', after);
    });
    await expect(result.current.flushAll()).rejects.toThrow('offline');
    expect(after).not.toHaveBeenCalled();
  });
});
