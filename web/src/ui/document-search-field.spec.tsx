import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inBrowser, shown } from '../support/shown';
import { DocumentSearchField } from './document-search-field';

function show(value?: string) {
  const onChange = vi.fn<(words: string | undefined) => void>();
  const field = (words: string | undefined) => (
    <DocumentSearchField value={words} onChange={onChange} slow={false} />
  );
  const { rerender } = shown(field(value));
  return { onChange, address: (words: string | undefined) => rerender(field(words)) };
}
const input = () => screen.getByRole<HTMLInputElement>('searchbox');
const type = (value: string) => fireEvent.change(input(), { target: { value } });
const wait = (ms: number) =>
  act(() => {
    vi.advanceTimersByTime(ms);
  });

inBrowser();
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the one search', () => {
  it('asks a moment after the last key, once', () => {
    const { onChange } = show();
    type('bo');
    wait(150);
    type('bologna ');
    wait(150);
    expect(onChange).not.toHaveBeenCalled();
    wait(60);
    expect(onChange.mock.calls).toEqual([['bologna']]);
  });

  it('keeps the space after a word, and follows the address when it is another one', () => {
    const { address } = show('hotel');
    type('hotel ');
    address('hotel');
    expect(input().value).toBe('hotel ');
    address('aurora');
    expect(input().value).toBe('aurora');
  });

  it('is one key away, and emptied by another', () => {
    const { onChange } = show('hotel');
    fireEvent.keyDown(document.body, { key: '/' });
    expect(document.activeElement).toBe(input());
    fireEvent.keyDown(input(), { key: 'Escape' });
    wait(200);
    expect(input().value).toBe('');
    expect(onChange).toHaveBeenLastCalledWith(undefined);
  });
});
