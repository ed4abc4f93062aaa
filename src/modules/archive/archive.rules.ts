/** What can be found. */
export const archiveKinds = ['task', 'question', 'comment', 'deliverable', 'attachment'] as const;
export type ArchiveKind = (typeof archiveKinds)[number];

/** A part of what somebody looks for. */
export interface SearchTerm {
  readonly text: string;
  readonly is: 'word' | 'phrase' | 'not';
  /** The last word may still be on its way: what begins like it is found too. */
  readonly beginning: boolean;
}

/** So many parts of a query are looked for; nobody means more. */
const MOST_TERMS = 12;
const TERM = /(-?)["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|(-?)([^\s"“”„«»]+)/gu;
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** Reads a query: words, "phrases in quotes", and -words that must not be there. A quote may still be open. */
export function readQuery(query: string): SearchTerm[] {
  const terms = [...query.matchAll(TERM)].flatMap(([, notPhrase, phrase, notWord, word], _place, all): SearchTerm[] => {
    const text = (phrase ?? word ?? '').trim();
    if (!SAYS_SOMETHING.test(text)) return [];
    const unwanted = (notPhrase ?? notWord) === '-';
    const last = all.length - 1 === _place;
    const is = unwanted ? 'not' : phrase === undefined ? 'word' : 'phrase';
    return [{ text, is, beginning: is === 'word' && last }];
  }); // prettier-ignore
  return terms.slice(0, MOST_TERMS);
}

const LIGATURES: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** A word as the index holds it: in lower case, without accents. */
export function folded(word: string): string {
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.replace(/[ßæœøłđðþ]/g, (letter) => LIGATURES[letter] ?? letter);
}

/**
 * What was looked for, as the database gives it back: words as they are, `E…` `I…` `D…` `S…` their stems by language,
 * `…*` a beginning.
 */
export class Sought {
  private readonly words: ReadonlySet<string>;
  private readonly beginnings: readonly string[];
  private readonly stems: readonly string[];

  constructor(lexemes: readonly string[]) {
    this.words = new Set(lexemes.filter((lexeme) => /^[^EIDS]/.test(lexeme) && !lexeme.endsWith('*')));
    this.beginnings = lexemes.filter((lexeme) => lexeme.endsWith('*')).map((lexeme) => lexeme.slice(0, -1));
    this.stems = lexemes.filter((lexeme) => /^[EIDS]/.test(lexeme)).map((lexeme) => lexeme.slice(1));
  }

  /** Whether a word, folded, is looked for as it is. */
  has(word: string): boolean {
    return this.words.has(word) || this.beginnings.some((beginning) => word.startsWith(beginning));
  }

  /** Whether it could be another form of what is looked for; only the stemmers of the database know. */
  mayHave(word: string): boolean {
    return this.stems.some((stem) => word.startsWith(stem.slice(0, 3)));
  }
}

/** A query with mistyped words replaced; those that are right stay as they were written. */
export function corrected(query: string, replaced: ReadonlyMap<string, string>): string {
  return query.replace(WORD, (word) => replaced.get(folded(word)) ?? word);
}

export const WORD = /[\p{L}\p{N}\p{M}]+/gu;
