import { describe, expect, it } from 'vitest';
import { tokenAt, withoutToken } from './name-token';

/** The text up to `|` is before the caret. */
function at(marked: string) {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  return { text, token: tokenAt(text, caret) };
}

describe('a name typed inside the description', () => {
  it.each([
    ['@|', '@', ''],
    ['@mor|', '@', 'mor'],
    ['Call about rooms @studio mor|', '@', 'studio mor'],
    ['#in| for Monday', '#', 'in'],
    ['Mail @moretti #inb|', '#', 'inb'],
  ])('%s is found', (marked, sign, typed) => {
    expect(at(marked).token).toMatchObject({ sign, typed });
  });

  it.each([
    'write to anna@studio|',
    'the C#|',
    'room # 4|',
    'price @ 30|',
    'plain text|',
    '@one two three four five|',
  ])('%s stays text', (marked) => {
    expect(at(marked).token).toBeNull();
  });

  it('leaves the text once it has been chosen', () => {
    const taken = (marked: string) => {
      const { text, token } = at(marked);
      return token && withoutToken(text, token);
    };
    expect(taken('Call @mor| about rooms')).toEqual({ text: 'Call about rooms', caret: 4 });
    expect(taken('@mor|')).toEqual({ text: '', caret: 0 });
    expect(taken('#inb| Mail')).toEqual({ text: 'Mail', caret: 0 });
  });
});
