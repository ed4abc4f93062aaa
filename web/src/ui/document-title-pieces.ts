import type { Found } from '../api/archive';

const word = /[\p{L}\p{N}\p{M}]+/gu;

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * A title with the words in it that were looked for. The server marks only what stands in the text; in a title the
 * same beginning is enough to see why it was found.
 */
export function titlePieces(title: string, words: string): Found['excerpt'] {
  const sought = (words.replace(/(^|\s)-\S+/g, ' ').match(word) ?? []).map(folded);
  const pieces: Found['excerpt'] = [];
  let at = 0;
  for (const { 0: found, index } of title.matchAll(word)) {
    if (!sought.some((one) => folded(found).startsWith(one))) continue;
    if (index > at) pieces.push({ text: title.slice(at, index), hit: false });
    pieces.push({ text: found, hit: true });
    at = index + found.length;
  }
  if (at < title.length) pieces.push({ text: title.slice(at), hit: false });
  return pieces;
}
