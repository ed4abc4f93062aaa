// Writes docs/openapi.json from the built product: `npm run openapi`. A contract test holds the two together.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';

const built = (path) => import(new URL(`../../dist/${path}`, import.meta.url));
const { createApplication } = await built('application.js');
const { readEnvironment } = await built('platform/config/environment.js');
const { SecretKey } = await built('platform/config/secret-key.js');
const { openDatabase } = await built('platform/database/database.js');
const { openApiDocument } = await built('platform/http/openapi.js');

const folder = mkdtempSync(join(tmpdir(), 'affianco-openapi-'));
const environment = readEnvironment({
  NODE_ENV: 'test',
  PORT: '0',
  MAILBOX_SMTP_PORT: '0',
  DATA_DIR: folder,
  LOG_LEVEL: 'error',
});
const database = await openDatabase(environment, SecretKey.of(environment));
try {
  const app = await createApplication(environment, database);
  await app.init();
  const file = new URL('../../docs/openapi.json', import.meta.url);
  const text = await format(JSON.stringify(openApiDocument(app)), { parser: 'json', printWidth: 110 });
  writeFileSync(file, text);
  process.stdout.write('docs/openapi.json is current.\n');
  await app.close();
} finally {
  await database.release();
  rmSync(folder, { recursive: true, force: true });
}
