/** Who reads what is said or attached: the members alone, or the client's contacts too. */
export const visibilities = ['internal', 'client'] as const;
export type Visibility = (typeof visibilities)[number];

/** Once the client could read something, it stays so: it cannot be unread. */
export function mayBecome(from: Visibility, to: Visibility): boolean {
  return from === to || from === 'internal';
}

/** How long the content of a deleted attachment is kept, and can be brought back. */
export const KEPT_DAYS = 30;

/** Markdown as one would read it aloud, for the few words of a notice. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/```[^\n]*\n?/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^ {0,3}(#{1,6}|>|[-*+]|\d{1,9}[.)])\s+/gm, '')
    .replace(/(\*\*|__|~~|`)/g, '')
    .replace(/(?<![\p{L}\p{N}])[*_](?=\S)|(?<=\S)[*_](?![\p{L}\p{N}])/gu, '')
    .trim();
}
