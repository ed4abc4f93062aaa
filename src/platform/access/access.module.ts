import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { RateLimits } from './rate-limits.js';
import { Seats } from './seats.js';
import { Sessions } from './sessions.js';
import { SignedLinks } from './signed-link.js';
import { Strategies } from './strategies.js';

/** Who is calling, and may they: for every route, closed unless it says otherwise. */
@Global()
@Module({
  providers: [
    Seats,
    Sessions,
    Strategies,
    SignedLinks,
    RateLimits,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Seats, Sessions, Strategies, SignedLinks, RateLimits],
})
export class AccessModule {}
