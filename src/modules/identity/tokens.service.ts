import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Forbidden } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actorOf, type Caller } from '../../platform/access/caller.js';
import { sha256 } from '../../platform/access/sessions.js';
import { actor, Transactions } from '../../platform/database/transaction.js';
import { limitOf, pageOf, positionOf, type Page, type PageQuery } from '../../platform/http/paging.js';
import { NewTokenDto, TokenDto, type CreateTokenDto } from './token.dto.js';
import { TokenRepository, type TokenPosition } from './token.repository.js';

/** Secrets with which programs act from a person's seat. */
@Injectable()
export class TokensService {
  constructor(
    private readonly tokens: TokenRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: PageQuery): Promise<Page<TokenDto>> {
    const limit = limitOf(asked);
    const rows = await this.tokens.list(actor(), limit + 1, positionOf<TokenPosition>(asked, 1));
    return pageOf(
      rows,
      limit,
      ({ id }) => [id],
      (row) => TokenDto.of(row),
    );
  }

  /** A token for the seat that a person acts from. @throws Forbidden: a token makes no further tokens */
  async create(caller: Caller, { name }: CreateTokenDto): Promise<NewTokenDto> {
    if (caller.session === null) throw new Forbidden('tokens.manage');
    return this.issue(actorOf(caller), name);
  }

  /**
   * 256 random bits for the seat of an actor; only their SHA-256 is kept, so they are told once. Opens its own
   * transaction: the answer must not be kept under an idempotency key, where the secret could be read.
   */
  async issue(holder: Actor, name: string): Promise<NewTokenDto> {
    const token = `aff_${randomBytes(32).toString('base64url')}`;
    const row = { id: this.ids.next(), name, createdAt: this.clock.date(), lastUsedAt: null };
    await this.transactions.as(holder, () => this.tokens.add(holder, row, sha256(token)));
    return { ...TokenDto.of(row), token };
  }

  /** From now on the token opens nothing. @throws NotFound */
  async revoke(id: string): Promise<void> {
    await this.tokens.revoke(actor(), id, this.clock.date());
  }
}
