import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Clock, SystemClock } from '../../kernel/clock.js';
import { Ids, RandomIds } from '../../kernel/ids.js';
import { Environment } from './environment.js';
import { KeyRing } from './key-ring.js';
import { SecretKey } from './secret-key.js';

/** Hands out the validated environment, the secret, the clock and the ids to everybody. */
@Global()
@Module({})
export class ConfigModule {
  static with(environment: Environment, clock: Clock = new SystemClock()): DynamicModule {
    const providers = [
      { provide: Environment, useValue: environment },
      { provide: SecretKey, useValue: SecretKey.of(environment) },
      KeyRing,
      { provide: Clock, useValue: clock },
      { provide: Ids, useClass: RandomIds },
    ];
    return {
      module: ConfigModule,
      providers,
      exports: providers.map((provider) => ('provide' in provider ? provider.provide : provider)),
    };
  }
}
