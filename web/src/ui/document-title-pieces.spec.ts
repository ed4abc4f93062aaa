import { describe, expect, it } from 'vitest';
import { titlePieces } from './document-title-pieces';

const marked = (title: string, words: string) =>
  titlePieces(title, words)
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('');

describe('a title that was found', () => {
  it('shows the words that were looked for, whatever their accents and capitals', () => {
    expect(marked('Perché no: tre sale a Bologna', 'PERCHE bologna')).toBe(
      '[Perché] no: tre sale a [Bologna]',
    );
    expect(marked('Reisekosten', 'reise')).toBe('[Reisekosten]');
  });

  it('marks nothing that was not wanted, and stays as it is otherwise', () => {
    expect(marked('Hotel Aurora', '"hotel" -aurora')).toBe('[Hotel] Aurora');
    expect(marked('Hotel Aurora', '…')).toBe('Hotel Aurora');
  });
});
