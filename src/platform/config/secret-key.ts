import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './environment.js';

/**
 * The installation's secret. Everything secret that the product needs is derived from it by purpose, so that
 * nothing derived can stand in for something else. Outside production it is made once and kept under DATA_DIR.
 */
export class SecretKey {
  private readonly key: Buffer;

  constructor(base64: string) {
    this.key = Buffer.from(base64, 'base64');
  }

  /** 32 bytes for one purpose (HKDF-like expansion by HMAC-SHA-256). */
  derive(purpose: string): Buffer {
    return createHmac('sha256', this.key).update(purpose).digest();
  }

  toJSON(): string {
    return '[secret]';
  }

  static of(environment: Environment): SecretKey {
    return new SecretKey(environment.secretKey ?? keptSecret(environment.dataDir));
  }
}

function keptSecret(dataDir: string): string {
  const path = join(dataDir, 'secret-key');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(path, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8').trim();
}
