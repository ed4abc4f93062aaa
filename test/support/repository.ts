import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository's root, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The text of a file of the repository. @param path from its root */
export function textOf(path: string): string {
  return readFileSync(`${ROOT}${path}`, 'utf8');
}
