import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const TEMPLATE = 'affianco_template';

/** 32 bytes, known to everybody: signs nothing outside the tests. */
export const testSecret = Buffer.alloc(32, 'affianco test secret').toString('base64');

interface Cluster {
  readonly folder: string;
  release?: () => Promise<void>;
}

const KEY = Symbol.for('affianco test cluster');
const kept = globalThis as { [KEY]?: Cluster };

/** Jest loads set-up and teardown apart; they meet here. */
export function cluster(): Cluster {
  return (kept[KEY] ??= { folder: join(tmpdir(), `affianco-test-${process.pid}`) });
}
