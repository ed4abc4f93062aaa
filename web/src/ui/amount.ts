/** An amount as people type it, with comma or point: decimal text with two places; null when not understood. */
export function parseAmount(text: string): string | null {
  const match = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s\u00a0']/g, ''));
  return match ? `${Number(match[1])}.${(match[2] ?? '').padEnd(2, '0')}` : null;
}
