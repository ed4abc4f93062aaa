import { Injectable } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Environment } from '../config/environment.js';
import { SecretKey } from '../config/secret-key.js';
import { bytesOfId, decoded, encoded, idOfBytes } from './address-letters.js';

const PREFIX = 'bounce+';
const ID_BYTES = 16;
const MAC_BYTES = 16;

/**
 * The sender of a mail's envelope: `bounce+<52 letters>@REPLY_DOMAIN`, with the mail's id and an HMAC-SHA-256 over it,
 * cut to 128 bits. Whoever reports to it has the mail: nobody else knows its address, and none can be made up.
 */
@Injectable()
export class BounceAddresses {
  private readonly key: Buffer;

  constructor(
    secret: SecretKey,
    private readonly environment: Environment,
  ) {
    this.key = secret.derive('bounces');
  }

  /** Null where no mail is taken: reports then go to the address of MAIL_FROM. */
  addressOf(mailId: string): string | null {
    const { replyDomain } = this.environment;
    if (replyDomain === undefined) return null;
    const id = bytesOfId(mailId);
    return `${PREFIX}${encoded(Buffer.concat([id, this.mac(id)]))}@${replyDomain}`;
  }

  /** The id of the mail that an address was made for; null for what we have not made. */
  read(address: string): string | null {
    const [local = '', domain, ...more] = address.trim().toLowerCase().split('@');
    if (more.length > 0 || domain !== this.environment.replyDomain?.toLowerCase()) return null;
    const bytes = local.startsWith(PREFIX) ? decoded(local.slice(PREFIX.length)) : null;
    if (bytes?.length !== ID_BYTES + MAC_BYTES) return null;
    const id = bytes.subarray(0, ID_BYTES);
    return timingSafeEqual(bytes.subarray(ID_BYTES), this.mac(id)) ? idOfBytes(id) : null;
  }

  private mac(id: Buffer): Buffer {
    return createHmac('sha256', this.key).update(id).digest().subarray(0, MAC_BYTES);
  }
}
