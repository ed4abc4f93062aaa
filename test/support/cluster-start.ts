import { rm } from 'node:fs/promises';
import pg from 'pg';
import { SecretKey } from '../../src/platform/config/secret-key.js';
import { prepareDatabase } from '../../src/platform/database/database.js';
import { joinEmbeddedServer } from '../../src/platform/database/embedded-server.js';
import { cluster, TEMPLATE, testSecret } from './cluster.js';

/** One PostgreSQL for the whole run, and one migrated database that every test file clones in some 50 ms. */
export async function startCluster(): Promise<void> {
  const state = cluster();
  await rm(state.folder, { recursive: true, force: true });
  // Durability is what the embedded server is tested for elsewhere; here it would only cost time.
  const server = await joinEmbeddedServer(state.folder, [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
  ]);
  state.release = async () => {
    await server.release();
    await rm(state.folder, { recursive: true, force: true });
  };
  process.env.TEST_CLUSTER_URL = server.url;
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  const url = new URL(server.url);
  url.pathname = `/${TEMPLATE}`;
  await prepareDatabase(url.toString(), new SecretKey(testSecret));
}
