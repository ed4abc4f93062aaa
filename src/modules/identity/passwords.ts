import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';

/** argon2id as OWASP advises; a hash takes some 14 ms and 19 MiB, so only a few run at once. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const atOnce = pLimit(4);

/** Verified against when there is no such account, so that the answer takes as long as for a wrong password. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$OpWbZW0YVx0ZlEnUh1EX8ZTu4TRGUmJjtx9cKbgnpPk';

export function hashPassword(password: string): Promise<string> {
  return atOnce(() => hash(password, COST));
}

/** Whether a password belongs to a stored hash; null (no account, or none chosen) costs the same and is false. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await atOnce(() => verify(stored ?? NOBODY, password).catch(() => false));
  return stored !== null && matches;
}
