import { describe, expect, it } from 'vitest';
import { mentionAt, mentioned, withMention } from './comment-mentions';

const people = [
  { id: 'anna', name: 'Anna', contact: false },
  { id: 'maria', name: 'Anna Maria Rossi', contact: true },
  { id: 'bea', name: 'Bea Conti', contact: false },
];

describe('somebody named in a comment', () => {
  it('takes the place of what was typed', () => {
    const text = 'Dear @an, please look';
    const token = mentionAt(text, 8);
    expect(token && withMention(text, token, 'Anna Maria Rossi')).toEqual({
      ...{ text: 'Dear @Anna Maria Rossi , please look', caret: 'Dear @Anna Maria Rossi '.length },
    });
  });

  it('is not looked for behind another sign', () => {
    expect(mentionAt('the #an', 7)).toBeNull();
    expect(mentionAt('write to a@b', 12)).toBeNull();
  });

  it('counts as long as the name stands there', () => {
    expect(mentioned('@Anna and @Bea Conti', people)).toEqual(['bea', 'anna']);
    expect(mentioned('@Anna Maria Rossi knows', people)).toEqual(['maria']);
    expect(mentioned('Anna knows', people)).toEqual([]);
  });
});
