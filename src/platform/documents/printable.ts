const BOX = '\u25a1';
const ZERO_WIDTH_SPACE = '\u200b';
const LONGEST_WORD = 20;
const BLANK = /^\s+$/u;
const WORD_END = /^(\s+|-)$/u;
const LINE_BREAK = /[\n\r\u2028\u2029]/u;
const INVISIBLE = /[\p{Cf}\p{Cc}\p{Variation_Selector}]/gu;
/** Control, private and unassigned characters have no place in an accessible document, whatever the font holds. */
const UNPRINTABLE = /[\p{Cc}\p{Co}\p{Cs}\p{Cn}]/u;
/** Latin letters and what is written between them: each a character of its own, all visible. Most of a document is that. */
const PLAIN = /^[ -~¡-¬®-ÿ–—‘’“”„…€]*$/u;
const LONG_WORD = new RegExp(`[^ -]{${LONGEST_WORD + 1}}`, 'u');
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The characters that a TrueType font has a shape for, read from its `cmap` table (OpenType 1.9, formats 4 and 12).
 * @param font the bytes of the font file
 */
export function charactersOf(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const characters = new Set<number>();
  const cmap = tableAt(view, 'cmap');
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const table = cmap + view.getUint32(cmap + 8 + i * 8);
    const format = view.getUint16(table);
    if (format === 4) readSegments(view, table, characters);
    if (format === 12) readGroups(view, table, characters);
  }
  return characters;
}

/**
 * Text as the font can print it. A character without a shape (an emoji, a script the font does not know) becomes a
 * box, since a document with even one such character cannot be accessible and would not be made at all. Invisible
 * formatting is left out: it could turn the order of what is read around. A very long word (a file name, an address)
 * may be broken anywhere.
 */
export function printable(text: string, characters: ReadonlySet<number>): string {
  if (PLAIN.test(text) && !LONG_WORD.test(text) && known(text, characters)) return text;
  let result = '';
  let run = 0;
  for (const { segment } of graphemes.segment(text.normalize('NFC'))) {
    run = WORD_END.test(segment) ? 0 : run + 1;
    if (run > LONGEST_WORD) result += ZERO_WIDTH_SPACE;
    result += shape(segment, characters);
  }
  return result;
}

function shape(grapheme: string, characters: ReadonlySet<number>): string {
  if (LINE_BREAK.test(grapheme)) return '\n';
  if (BLANK.test(grapheme))
    return known(grapheme, characters) && !UNPRINTABLE.test(grapheme) ? grapheme : ' ';
  const visible = grapheme.replace(INVISIBLE, '');
  return known(visible, characters) && !UNPRINTABLE.test(visible) ? visible : BOX;
}

function known(text: string, characters: ReadonlySet<number>): boolean {
  for (const one of text) if (!characters.has(one.codePointAt(0) ?? 0)) return false;
  return true;
}

function tableAt(view: DataView, tag: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + i * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)));
    if (name === tag) return view.getUint32(record + 8);
  }
  throw new TypeError(`The font has no table ${tag}`);
}

function readSegments(view: DataView, table: number, into: Set<number>): void {
  const bytes = view.getUint16(table + 6);
  for (let i = 0; i < bytes; i += 2) {
    const end = view.getUint16(table + 14 + i);
    const start = view.getUint16(table + 16 + bytes + i);
    for (let character = start; character <= end && character < 0xffff; character++) into.add(character);
  }
}

function readGroups(view: DataView, table: number, into: Set<number>): void {
  for (let i = 0; i < view.getUint32(table + 12); i++) {
    const group = table + 16 + i * 12;
    const end = view.getUint32(group + 4);
    for (let character = view.getUint32(group); character <= end; character++) into.add(character);
  }
}
