import { Injectable } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Environment } from '../config/environment.js';
import { SecretKey } from '../config/secret-key.js';

/** What a reply address says: about which record, and a proof for whom it was made. */
export interface ReplyAddress {
  readonly recordId: string;
  /** Whether the address was made for this reader. */
  isFor(readerId: string): boolean;
}

const PREFIX = 'reply+';
const ID_BYTES = 16;
const MAC_BYTES = 16;
/** Lower case alone: mail servers on the way may change the case of an address. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * Addresses that a reader answers to: `reply+<52 letters>@domain`, with the record's id and an HMAC-SHA-256 over it and
 * the reader, cut to 128 bits. So it fits into the 64 characters of a local part (RFC 5321 §4.5.3.1.1), nothing is
 * stored, and an address names nobody.
 */
@Injectable()
export class ReplyAddresses {
  private readonly key: Buffer;

  constructor(
    secret: SecretKey,
    private readonly environment: Environment,
  ) {
    this.key = secret.derive('replies');
  }

  /** Null where no answers by mail are taken. */
  addressOf(recordId: string, readerId: string): string | null {
    const { replyDomain } = this.environment;
    if (replyDomain === undefined) return null;
    const id = Buffer.from(recordId.replaceAll('-', ''), 'hex');
    return `${PREFIX}${encoded(Buffer.concat([id, this.mac(id, readerId)]))}@${replyDomain}`;
  }

  /** Null for what is no address of ours; whether it was signed by us shows when its reader is known. */
  read(address: string): ReplyAddress | null {
    const [local = '', domain, ...more] = address.toLowerCase().split('@');
    if (more.length > 0 || domain !== this.environment.replyDomain?.toLowerCase()) return null;
    const bytes = local.startsWith(PREFIX) ? decoded(local.slice(PREFIX.length)) : null;
    if (bytes?.length !== ID_BYTES + MAC_BYTES) return null;
    const id = bytes.subarray(0, ID_BYTES);
    return {
      recordId: uuid(id),
      isFor: (readerId) => timingSafeEqual(bytes.subarray(ID_BYTES), this.mac(id, readerId)),
    };
  }

  /** Whether an address is in the domain that answers go to. */
  isOurs(address: string): boolean {
    const domain = this.environment.replyDomain?.toLowerCase();
    return domain !== undefined && address.toLowerCase().endsWith(`@${domain}`);
  }

  private mac(id: Buffer, readerId: string): Buffer {
    return createHmac('sha256', this.key).update(id).update(`\0${readerId}`).digest().subarray(0, MAC_BYTES);
  }
}

/** RFC 4648 base32 in lower case, without padding. */
function encoded(bytes: Buffer): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += LETTERS[(value >> (bits - 5)) & 31];
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + LETTERS[(value << (5 - bits)) & 31] : text;
}

/** Null for other letters, and for a spelling that is not ours. */
function decoded(text: string): Buffer | null {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const letter of text) {
    const place = LETTERS.indexOf(letter);
    if (place < 0) return null;
    value = (value << 5) | place;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >> bits) & 255);
    }
    value &= (1 << bits) - 1;
  }
  const found = Buffer.from(bytes);
  return encoded(found) === text ? found : null;
}

function uuid(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
