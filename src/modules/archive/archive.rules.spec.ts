import { excerptOf, wordsOf } from './archive.excerpt.js';
import { corrected, folded, readQuery, Sought } from './archive.rules.js';

const word = (text: string, beginning = false) => ({ text, is: 'word', beginning });

describe('a query', () => {
  it('is words, of which the last may still be on its way', () => {
    expect(readQuery('viaggio a Roma')).toEqual([word('viaggio'), word('a'), word('Roma', true)]);
  });

  it('holds phrases in quotes of any country, also one that is still open', () => {
    expect(readQuery('"hotel aurora" „zwei Nächte“ «due notti» “a room')).toEqual([
      { text: 'hotel aurora', is: 'phrase', beginning: false },
      { text: 'zwei Nächte', is: 'phrase', beginning: false },
      { text: 'due notti', is: 'phrase', beginning: false },
      { text: 'a room', is: 'phrase', beginning: false },
    ]);
  });

  it('names with - what must not be there, and knows a hyphen inside a word', () => {
    expect(readQuery('e-mail -bozza -"first draft" x')).toEqual([
      word('e-mail'),
      { text: 'bozza', is: 'not', beginning: false },
      { text: 'first draft', is: 'not', beginning: false },
      word('x', true),
    ]);
  });

  it.each(['', '   ', '"', '""', '-', '- - "', '!&|()<->:*', "';--"])('of %j asks for nothing', (query) => {
    expect(readQuery(query)).toEqual([]);
  });

  it('has an end', () => {
    expect(readQuery('word '.repeat(60))).toHaveLength(12);
  });
});

describe('words', () => {
  it('are compared without accents and capitals', () => {
    expect(['Città', 'GRÖSSE', 'größe', 'Æsop', 'señor', 'Łódź', 'e\u0300'].map(folded)).toEqual(
      ['citta', 'grosse', 'grosse', 'aesop', 'senor', 'lodz', 'e'],
    ); // prettier-ignore
  });

  it('are corrected one by one, and stay as they were written where they are right', () => {
    const replaced = new Map([['viagio', 'viaggio']]);
    expect(corrected('Viagio a  ROMA, "viagio"', replaced)).toBe('viaggio a  ROMA, "viaggio"');
  });

  it('are found as they are or by their beginning; what else they may be, the stemmers say', () => {
    const sought = new Sought(['viaggi', 'Eviaggi', 'Iviagg', 'rom', 'rom*']);
    expect(['viaggi', 'roma', 'viaggio', 'treno'].map((each) => sought.has(each))).toEqual([true, true, false, false]);
    expect(['viaggio', 'treno'].map((each) => sought.mayHave(each))).toEqual([true, false]);
  }); // prettier-ignore
});

describe('an excerpt', () => {
  const isHit = (each: string) => each === 'citta' || each === 'roma';

  it('is pieces that read as the text does, with the hits told apart', () => {
    expect(excerptOf('La  città\ndi Roma.', isHit)).toEqual([
      { text: 'La ', hit: false },
      { text: 'città', hit: true },
      { text: ' di ', hit: false },
      { text: 'Roma', hit: true },
      { text: '.', hit: false },
    ]);
  });

  it('is cut between words around the first hit', () => {
    const pieces = excerptOf(`${'parola '.repeat(50)}Roma ${'dopo '.repeat(100)}`, isHit);
    expect(pieces.filter(({ hit }) => hit)).toEqual([{ text: 'Roma', hit: true }]);
    const text = pieces.map((piece) => piece.text).join('');
    expect(text).toMatch(/^… parola .* Roma dopo .*dopo …$/);
    expect(text.length).toBeLessThan(260);
  });

  it('is text and stays text: what looks like markup is a piece like any other', () => {
    expect(excerptOf('<script>alert("Roma")</script>', isHit).map(({ text }) => text)).toEqual(
      ['<script>alert("', 'Roma', '")</script>'],
    ); // prettier-ignore
  });

  it('of nothing is nothing, and of one endless word its beginning', () => {
    expect(excerptOf('', isHit)).toEqual([]);
    expect(excerptOf('x'.repeat(5000), isHit)[0]?.text).toHaveLength(240);
    expect(wordsOf('È già l’ora')).toEqual(['e', 'gia', 'l', 'ora']);
  });
});
