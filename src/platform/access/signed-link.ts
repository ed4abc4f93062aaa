import { Injectable } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { SecretKey } from '../config/secret-key.js';

/** What a link may be for; a link of one purpose opens nothing of another. */
export type LinkPurpose =
  | 'report'
  | 'shared-report'
  | 'balance'
  | 'feedback'
  | 'invitation'
  | 'password-reset'
  | 'notices'
  | 'task'
  | 'agreement'
  | 'appointment';

export interface LinkTarget {
  /** All zeros where the target belongs to no workspace. */
  readonly workspaceId: string;
  readonly recordId: string;
  /** Rises when the link is renewed, so that older copies stop working. */
  readonly generation: number;
}

const NOWHERE = '00000000-0000-0000-0000-000000000000';
const BODY_BYTES = 34;
const MAC_BYTES = 24;

/**
 * Secrets that mails carry: the ids of workspace and record, a generation, and an HMAC-SHA-256 over them and the
 * purpose, cut to 192 bits. Nothing is stored that could open a link, and the same mail rendered twice carries the
 * same link. Expiry, use and revocation are on the record, and whoever opens a link must check them there.
 */
@Injectable()
export class SignedLinks {
  private readonly key: Buffer;

  constructor(secret: SecretKey) {
    this.key = secret.derive('links');
  }

  sign(purpose: LinkPurpose, recordId: string, generation = 1, workspaceId: string = NOWHERE): string {
    const body = Buffer.alloc(BODY_BYTES);
    body.write(workspaceId.replaceAll('-', ''), 0, 'hex');
    body.write(recordId.replaceAll('-', ''), 16, 'hex');
    body.writeUInt16BE(generation, 32);
    return Buffer.concat([body, this.mac(purpose, body)]).toString('base64url');
  }

  /** The target of a link of this purpose, or null when it was not signed by us. */
  open(purpose: LinkPurpose, token: string): LinkTarget | null {
    const bytes = Buffer.from(token, 'base64url');
    // Written anew and compared: several spellings of base64 give the same bytes, and only ours is a link.
    if (bytes.length !== BODY_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) return null;
    const body = bytes.subarray(0, BODY_BYTES);
    if (!timingSafeEqual(bytes.subarray(BODY_BYTES), this.mac(purpose, body))) return null;
    return { workspaceId: uuid(body, 0), recordId: uuid(body, 16), generation: body.readUInt16BE(32) };
  }

  private mac(purpose: LinkPurpose, body: Buffer): Buffer {
    return createHmac('sha256', this.key).update(`${purpose}\0`).update(body).digest().subarray(0, MAC_BYTES);
  }
}

function uuid(bytes: Buffer, at: number): string {
  const hex = bytes.toString('hex', at, at + 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
