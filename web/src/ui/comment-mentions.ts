import { tokenAt, type Token } from './name-token';

/** Somebody who can be named in a comment. */
export interface Mentionable {
  id: string;
  name: string;
  /** Reads only what the client reads. */
  contact: boolean;
}

/** The name that is being typed at the caret, behind an `@`. */
export function mentionAt(text: string, caret: number): Token | null {
  const token = tokenAt(text, caret);
  return token?.sign === '@' ? token : null;
}

/** The text with the name in the place of what was typed, and where the caret goes. */
export function withMention(
  text: string,
  { from, to }: Token,
  name: string,
): { text: string; caret: number } {
  const before = `${text.slice(0, from)}@${name} `;
  return { text: before + text.slice(to).replace(/^ /, ''), caret: before.length };
}

/** Who of those named while typing still stands in the text. Longer names first: `@Anna Maria` is not `@Anna`. */
export function mentioned(text: string, people: readonly Mentionable[]): string[] {
  let rest = text;
  const found: string[] = [];
  for (const { id, name } of people.toSorted((one, other) => other.name.length - one.name.length)) {
    const sign = `@${name}`;
    if (!rest.includes(sign)) continue;
    found.push(id);
    rest = rest.replaceAll(sign, '');
  }
  return found;
}
