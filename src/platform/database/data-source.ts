import pg from 'pg';
import { DataSource } from 'typeorm';
import { roles } from './roles.js';
import { migrations } from './migrations/migrations.js';

const TIMEOUTS =
  '-c statement_timeout=15000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=20000';

/** The entity classes of the modules; the platform itself knows none. */
export type EntityClasses = (new () => object)[];

/**
 * A connection that always has somebody listening. PostgreSQL may end one in the very instant in which the pool hands
 * it over, when neither side listens, and an error event that nobody hears ends the process; its next user hears of
 * it all the same.
 */
class HeardClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/** The product's pool. Time limits are the server's own: a client-side limit would hand back a doubtful connection. */
export function appDataSource(url: string, entities: EntityClasses = [], poolSize = 10): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: 'affianco',
    entities,
    synchronize: false,
    logging: false,
    applicationName: 'affianco',
    poolSize,
    // As long as a statement may take: a loaded machine is slow to open a connection, and right.
    connectTimeoutMS: 15_000,
    extra: { options: `-c search_path=affianco,public ${TIMEOUTS}`, Client: HeardClient },
  });
}

/** The migrating connection: signs in as `migrate` and acts as the owner of the tables. */
export function migrationDataSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: 'affianco',
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    applicationName: 'affianco migrate',
    poolSize: 2,
    extra: { options: `-c search_path=affianco,public -c role=${roles.owner} -c lock_timeout=5000` },
  });
}
