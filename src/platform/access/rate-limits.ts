import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { DataSource } from 'typeorm';
import { DomainError } from '../../kernel/domain-error.js';

/** Points a key may spend in a window. */
const budgets = {
  /** Failed sign-ins to one account, from anywhere. */
  'sign-in-account': { points: 10, duration: 15 * 60 },
  /** Failed sign-ins from one address, to any account. */
  'sign-in-address': { points: 50, duration: 15 * 60 },
  'sign-up-address': { points: 10, duration: 60 * 60 },
  'reset-account': { points: 5, duration: 60 * 60 },
  'reset-address': { points: 20, duration: 60 * 60 },
  /** Uploads that one seat begins. */
  'upload-seat': { points: 1000, duration: 60 * 60 },
  /** Addresses of servers and feeds that one seat has us ask. */
  'calendar-address-seat': { points: 60, duration: 60 * 60 },
  /** Links that nobody signed: somebody is guessing. */
  'unknown-link-address': { points: 60, duration: 15 * 60 },
  /** Files and hashes that somebody holds against our reports. */
  'verification-address': { points: 120, duration: 15 * 60 },
} as const;

export type Budget = keyof typeof budgets;

/** Counters kept in PostgreSQL, outside the request's transaction: a refused request still counts. */
@Injectable()
export class RateLimits implements OnModuleInit {
  private limiters!: Record<Budget, RateLimiterPostgres>;

  constructor(private readonly source: DataSource) {}

  onModuleInit(): void {
    const storeClient = (this.source.driver as PostgresDriver).master as unknown;
    const entries = Object.entries(budgets).map(([keyPrefix, budget]) => [
      keyPrefix,
      new RateLimiterPostgres({
        ...budget,
        keyPrefix,
        storeClient,
        storeType: 'pool',
        tableName: 'rate_limit',
        schemaName: 'affianco',
        tableCreated: true,
        clearExpiredByTimeout: false,
      }),
    ]);
    this.limiters = Object.fromEntries(entries) as Record<Budget, RateLimiterPostgres>;
  }

  /** Spends one point. @throws DomainError `throttled` with the seconds to wait when none is left */
  async spend(budget: Budget, key: string): Promise<void> {
    try {
      await this.limiters[budget].consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new DomainError('access.throttled', 'throttled', {
        retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000),
      });
    }
  }

  /** After success: the account's own failures are forgotten. */
  async forget(budget: Budget, key: string): Promise<void> {
    await this.limiters[budget].delete(key);
  }
}
