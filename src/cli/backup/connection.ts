import pg from 'pg';
import { sqlState } from '../../platform/database/sql-state.js';
import { STEADY } from './copy.js';
import { BackupError } from './manifest.js';

/** The account may not sign in, or there is no schema of ours: another database, or another SECRET_KEY. */
const STRANGE = ['28P01', '28000', '3D000', '3F000', '42P01'];

/**
 * Works in one transaction of a connection of its own, committed only when the work is done.
 * @param begin the transaction's properties: `BEGIN READ ONLY …`
 */
export async function inTransaction<T>(
  address: string,
  begin: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: address, application_name: 'affianco backup' });
  // A connection that breaks fails the statement that waits for it; between statements nobody would listen.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`${begin};${STEADY}`);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    if (STRANGE.includes(sqlState(error) ?? ''))
      throw new BackupError(
        'This database has not been prepared for Affianco with this SECRET_KEY (npx affianco migrate).',
        { cause: error },
      );
    throw error;
  } finally {
    // Without a COMMIT the server rolls back.
    await client.end().catch(() => undefined);
  }
}
