import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DatabaseAddresses } from './database.js';
import { appDataSource, type EntityClasses } from './data-source.js';
import { refuseUnsafeDatabase } from './self-check.js';
import { Transactions } from './transaction.js';

/** Injection token of the addresses (jobs and live events need direct connections of their own). */
export const DATABASE_ADDRESSES = Symbol('database addresses');

/** The pool, opened once and refused where it would not keep workspaces apart. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly source: DataSource) {}

  static with(addresses: DatabaseAddresses, entities: EntityClasses): DynamicModule {
    const source = {
      provide: DataSource,
      useFactory: async () => {
        const opened = await appDataSource(addresses.app, entities).initialize();
        await refuseUnsafeDatabase(opened);
        return opened;
      },
    };
    return {
      module: DatabaseModule,
      providers: [source, Transactions, { provide: DATABASE_ADDRESSES, useValue: addresses }],
      exports: [DataSource, Transactions, DATABASE_ADDRESSES],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}
