import { Injectable } from '@nestjs/common';
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Environment } from './environment.js';
import { SecretKey } from './secret-key.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PURPOSE = 'credential-keys';

/** Something secret, unreadable without the key that is named. */
export interface Sealed {
  readonly keyId: string;
  readonly bytes: Buffer;
}

/** No key of the ring opens it: SECRET_KEY was changed and the earlier one is not known, or the row was tampered with. */
export class Unsealable extends Error {
  constructor() {
    super('credentials cannot be opened: name the earlier key in PREVIOUS_SECRET_KEYS');
  }
}

/**
 * Keeps secrets of others (tokens, passwords of calendars) sealed at rest: AES-256-GCM (NIST SP 800-38D) under a key
 * derived from SECRET_KEY. Earlier keys, from PREVIOUS_SECRET_KEYS, open what was sealed before and seal nothing.
 */
@Injectable()
export class KeyRing {
  private readonly keys: ReadonlyMap<string, Buffer>;
  /** The id of the key that seals. */
  readonly current: string;

  constructor(secret: SecretKey, environment: Environment) {
    const all = [secret, ...environment.earlierSecretKeys.map((base64) => new SecretKey(base64))];
    const derived = all.map((each) => each.derive(PURPOSE));
    this.keys = new Map(derived.map((key) => [idOf(key), key]));
    this.current = idOf(derived[0] as Buffer);
  }

  /** @param context where it belongs; sealed into another row, it cannot be opened (additional data) */
  seal(plain: string, context: readonly string[]): Sealed {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key(this.current), nonce).setAAD(additional(context));
    const bytes = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return { keyId: this.current, bytes };
  }

  /** @throws Unsealable */
  open({ keyId, bytes }: Sealed, context: readonly string[]): string {
    const key = this.key(keyId);
    if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new Unsealable();
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(additional(context)).setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const plain = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
      return Buffer.concat([plain, decipher.final()]).toString('utf8');
    } catch {
      throw new Unsealable();
    }
  }

  /** Whether what was sealed under a key can still be opened. */
  knows(keyId: string): boolean {
    return this.keys.has(keyId);
  }

  toJSON(): string {
    return '[secret]';
  }

  private key(id: string): Buffer {
    const key = this.keys.get(id);
    if (!key) throw new Unsealable();
    return key;
  }
}

/** Tells keys apart and gives nothing of them away. */
function idOf(key: Buffer): string {
  return createHash('sha256').update('key id').update(key).digest('hex').slice(0, 12);
}

/** Lengths before parts: no two contexts give the same bytes. */
function additional(context: readonly string[]): Buffer {
  return Buffer.from(context.map((part) => `${Buffer.byteLength(part)}:${part}`).join(''));
}
