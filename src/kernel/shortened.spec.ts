import { shortened } from './shortened.js';

describe('a text that is too long', () => {
  it('ends after a word', () => {
    expect(shortened('one two three four', 12)).toBe('one two…');
  });

  it('with one long word in it is cut in the word', () => {
    expect(shortened('a incomprehensibilities', 12)).toBe('a incompreh…');
  });

  it('is never cut within a character', () => {
    expect(shortened('aaaa🎁🎁', 6)).toBe('aaaa…');
  });

  it('stays as it is where it fits', () => {
    expect(shortened('one two', 7)).toBe('one two');
  });
});
