/** A name being typed inside the description: `@client` or `#service`, up to the caret. */
export interface Token {
  sign: '@' | '#';
  typed: string;
  from: number;
  to: number;
}

/**
 * The token that is being typed at the caret. It begins with its sign at the start of a word, so that an address
 * (`mail@studio.it`) and `C#` stay text, and may have a few words, because names do.
 */
export function tokenAt(text: string, caret: number): Token | null {
  const before = text.slice(0, caret);
  const match = /(?:^|\s)([@#])([^@#]*)$/.exec(before);
  const sign = match?.[1];
  const typed = match?.[2] ?? '';
  if ((sign !== '@' && sign !== '#') || /^\s/.test(typed) || typed.trim().split(/\s+/).length > 4)
    return null;
  return { sign, typed, from: caret - typed.length - 1, to: caret };
}

/** The text once the token has been understood, and where the caret goes. */
export function withoutToken(text: string, { from, to }: Token): { text: string; caret: number } {
  const before = text.slice(0, from).trimEnd();
  const after = text.slice(to).trimStart();
  return { text: [before, after].filter(Boolean).join(' '), caret: before.length };
}
