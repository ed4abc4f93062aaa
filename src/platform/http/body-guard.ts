import { DomainError } from '../../kernel/domain-error.js';

const DEEPEST = 32;

/**
 * Refuses bodies that valid JSON allows and the layers behind cannot take: deep nesting (overflows the stack of
 * the validator), U+0000 and lone surrogates (PostgreSQL stores neither). Walks without recursion.
 */
export function refuseHostileBody(body: unknown): void {
  const open: { value: unknown; depth: number }[] = [{ value: body, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') refuseUnstorable(value);
    if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) continue;
    if (depth >= DEEPEST) throw new DomainError('request.malformed', 'invalid');
    for (const [key, inner] of Object.entries(value)) {
      refuseUnstorable(key);
      open.push({ value: inner, depth: depth + 1 });
    }
  }
}

function refuseUnstorable(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) throw new DomainError('request.malformed', 'invalid');
}
