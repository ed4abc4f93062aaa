const BREAKS = /<(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr)\b[^>]*>/gi;
const TAGS = /<\/?[a-z][^<>]*>/gi;
const ENTITIES = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/**
 * The words of a description, however a calendar's own editor has dressed them: Google makes HTML of a text as soon
 * as somebody edits it there, and another program turns its line ends around. For comparing, not for showing.
 */
export function plainWords(text: string): string {
  return text
    .replace(BREAKS, '\n')
    .replace(TAGS, '')
    .replace(ENTITIES, (entity, decimal?: string, hex?: string, name?: string) =>
      decoded(entity, decimal, hex, name),
    )
    .normalize('NFC')
    .split(/\r\n|\r|\n/)
    .map(oneLine)
    .filter((line) => line !== '')
    .join('\n');
}

/** A title or a place: one line, each stretch of spaces one space. */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim();
}

function decoded(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? entity;
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  const storable = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
  return storable ? String.fromCodePoint(point) : '';
}
