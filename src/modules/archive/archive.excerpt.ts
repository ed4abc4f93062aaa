import { folded, WORD } from './archive.rules.js';

/** A piece of an excerpt: text, never markup, and whether it is what was looked for. */
export interface ExcerptPiece {
  readonly text: string;
  readonly hit: boolean;
}

const LONGEST = 240;
const BEFORE = 60;

/** All words of a passage, folded. */
export function wordsOf(passage: string): string[] {
  return (passage.match(WORD) ?? []).map(folded);
}

/**
 * The part of a passage around the first hit, in pieces. Joined they are the text as it stands, with single spaces,
 * and with … where something was left out.
 */
export function excerptOf(passage: string, isHit: (word: string) => boolean): ExcerptPiece[] {
  const text = passage.replace(/\s+/g, ' ').trim();
  const words = [...text.matchAll(WORD)].map((match) => ({ from: match.index, to: match.index + match[0].length, word: match[0] })); // prettier-ignore
  const hits = words.filter(({ word }) => isHit(folded(word)));
  const first = hits[0]?.from ?? 0;
  const from = words.find((word) => word.from >= first - BEFORE)?.from ?? 0;
  const start = first <= BEFORE ? 0 : from;
  const to = text.length - start <= LONGEST ? text.length : (words.findLast((word) => word.to <= start + LONGEST)?.to ?? start + LONGEST); // prettier-ignore
  const pieces: ExcerptPiece[] = [];
  let at = start;
  const add = (until: number, hit: boolean) => {
    if (until > at) pieces.push({ text: text.slice(at, until), hit });
    at = until;
  };
  for (const hit of hits) {
    if (hit.from < start || hit.to > to) continue;
    add(hit.from, false);
    add(hit.to, true);
  }
  add(to, false);
  if (start > 0) pieces.unshift({ text: '… ', hit: false });
  if (to < text.length) pieces.push({ text: ' …', hit: false });
  return pieces;
}
