import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { GuardedFetch } from './guarded-fetch.js';
import { HealthController } from './health.controller.js';
import { Idempotency } from './idempotency.js';
import { Metrics } from './metrics.js';
import { ProblemFilter } from './problem.filter.js';
import { Readiness } from './readiness.js';
import { TransactionInterceptor } from './transaction.interceptor.js';
import { Validation } from './validation.js';

/** What every request passes: validation, its transaction, and one way to say what went wrong. */
@Global()
@Module({
  controllers: [HealthController],
  providers: [
    GuardedFetch,
    Idempotency,
    Metrics,
    Readiness,
    { provide: APP_PIPE, useClass: Validation },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_INTERCEPTOR, useClass: TransactionInterceptor },
  ],
  exports: [GuardedFetch, Metrics],
})
export class HttpModule {}
