import { Injectable } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Environment } from '../config/environment.js';
import { SecretKey } from '../config/secret-key.js';
import { bytesOfId, decoded, encoded, idOfBytes } from './address-letters.js';

/** What a reply address says: about which record, and a proof for whom it was made. */
export interface ReplyAddress {
  readonly recordId: string;
  /** Whether the address was made for this reader. */
  isFor(readerId: string): boolean;
}

const PREFIX = 'reply+';
const ID_BYTES = 16;
const MAC_BYTES = 16;

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
    const id = bytesOfId(recordId);
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
      recordId: idOfBytes(id),
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
