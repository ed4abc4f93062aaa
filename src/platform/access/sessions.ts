import { Injectable } from '@nestjs/common';
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { Environment } from '../config/environment.js';
import { SecretKey } from '../config/secret-key.js';

const LIFETIME = Temporal.Duration.from({ hours: 24 * 14 });

export function sha256(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/**
 * Sessions of browsers, kept in PostgreSQL so that they end the moment they are ended. The cookie holds 256
 * random bits; the table holds only their SHA-256, so a stolen table opens nothing.
 */
@Injectable()
export class Sessions {
  readonly cookieName: string;
  private readonly csrfKey: Buffer;

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly environment: Environment,
    secret: SecretKey,
  ) {
    this.cookieName = environment.secure ? '__Host-affianco_session' : 'affianco_session';
    this.csrfKey = secret.derive('csrf');
  }

  /** A new session at every sign-in: one that was planted before cannot be taken over. */
  async begin(reply: FastifyReply, personId: string, userAgent: string): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await this.source.query(
      `INSERT INTO session (id_hash, person_id, user_agent, created_at, last_seen_at, expires_at)
       VALUES ($1, $2, $3, $4, $4, $5)`,
      [sha256(secret), personId, userAgent.slice(0, 300), now.toString(), now.add(LIFETIME).toString()],
    );
    reply.setCookie(this.cookieName, secret, this.cookie(LIFETIME.total('seconds')));
    return secret;
  }

  /** Prolongs a session in use. */
  async touch(secret: string): Promise<void> {
    const now = this.clock.now();
    await this.source.query('UPDATE session SET last_seen_at = $2, expires_at = $3 WHERE id_hash = $1', [
      sha256(secret),
      now.toString(),
      now.add(LIFETIME).toString(),
    ]);
  }

  async chooseSeat(secret: string, seatId: string): Promise<void> {
    await this.source.query('UPDATE session SET seat_id = $2 WHERE id_hash = $1', [sha256(secret), seatId]);
  }

  async end(reply: FastifyReply, secret: string): Promise<void> {
    await this.source.query('DELETE FROM session WHERE id_hash = $1', [sha256(secret)]);
    reply.clearCookie(this.cookieName, this.cookie(0));
  }

  /** The token a page must send back with every unsafe request; bound to the session, nothing is stored. */
  csrfToken(secret: string): string {
    return createHmac('sha256', this.csrfKey).update(secret).digest('base64url');
  }

  provesOrigin(secret: string, csrfToken: string | undefined): boolean {
    const expected = Buffer.from(this.csrfToken(secret));
    const given = Buffer.from(csrfToken ?? '');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private cookie(maxAge: number) {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.environment.secure, maxAge } as const;
  }
}
