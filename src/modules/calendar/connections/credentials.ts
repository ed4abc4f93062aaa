import { Injectable } from '@nestjs/common';
import { KeyRing, type Sealed } from '../../../platform/config/key-ring.js';

/** What is kept of an account: words by name, sealed as one. */
export type Secrets = Readonly<Record<string, string>>;

/** Of a Google account. The refresh token comes once, with a consent; the access token lives for an hour. */
export interface GoogleSecrets extends Secrets {
  readonly refreshToken: string;
  readonly accessToken: string;
  /** ISO instant. */
  readonly expiresAt: string;
}

/** Seals and opens what a connection needs to sign in; bound to its row, so that rows cannot be swapped. */
@Injectable()
export class Credentials {
  constructor(private readonly ring: KeyRing) {}

  seal(workspaceId: string, connectionId: string, secrets: Secrets): Sealed {
    return this.ring.seal(JSON.stringify(secrets), contextOf(workspaceId, connectionId));
  }

  /** @throws Unsealable */
  open(workspaceId: string, connectionId: string, sealed: Sealed): Secrets {
    return JSON.parse(this.ring.open(sealed, contextOf(workspaceId, connectionId))) as Secrets;
  }
}

function contextOf(workspaceId: string, connectionId: string): string[] {
  return ['calendar_connection', workspaceId, connectionId];
}
