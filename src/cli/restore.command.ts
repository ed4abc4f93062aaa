import { Command } from 'commander';
import { SystemClock } from '../kernel/clock.js';
import { SecretKey } from '../platform/config/secret-key.js';
import { findDatabase } from '../platform/database/database.js';
import { checkBackup } from './backup/check-backup.js';
import { diskStoreOf } from './backup/files.js';
import { rowsIn, type Manifest } from './backup/manifest.js';
import { restoreBackup, type Restored } from './backup/restore-backup.js';
import { printOf } from './backup/take-backup.js';
import { commandEnvironment, progress, withDatabase } from './product.js';

interface Options {
  readonly check?: true;
  readonly json?: true;
}

/** Brings a backup back, or proves that it could be. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('Put a backup into an empty installation of the same version; nothing is sent twice.')
    .argument('<folder>', 'what "affianco backup" has written')
    .option('--check', 'only prove that it can be restored, in a scratch database on the same server')
    .option('--json', 'print the result as JSON')
    .action(async (folder: string, { check, json }: Options) => {
      const { result, lines } = check ? await checked(folder, json) : await restored(folder, json);
      process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`);
    });
}

interface Outcome {
  readonly result: object;
  readonly lines: readonly string[];
}

async function checked(folder: string, json?: boolean): Promise<Outcome> {
  const environment = commandEnvironment();
  const secret = SecretKey.of(environment);
  const manifest = await withDatabase(
    environment,
    ({ base }) => checkBackup({ folder, base, secret, say: progress(json) }),
    findDatabase,
  );
  return {
    result: { ok: true, ...summary(folder, manifest) },
    lines: [`${folder} can be restored: ${contents(manifest)}`, ...missing(manifest)],
  };
}

async function restored(folder: string, json?: boolean): Promise<Outcome> {
  const environment = commandEnvironment();
  const store = diskStoreOf(environment);
  const outcome = await withDatabase(environment, ({ base }) =>
    restoreBackup({ folder, base, store, clock: new SystemClock(), say: progress(json) }),
  );
  const { manifest, ...held } = outcome;
  const sameKey = manifest.keyPrint === printOf(SecretKey.of(environment));
  return {
    result: { ...summary(folder, manifest), ...held, sameSecretKey: sameKey },
    lines: [
      `Restored from ${folder}: ${contents(manifest)}`,
      ...missing(manifest),
      ...heldLines(outcome),
      'Everybody signs in anew. What was withdrawn after the backup (tokens, links, members) must be withdrawn again.',
      ...(sameKey
        ? []
        : ['SECRET_KEY is not the one of the backup: links in mails that were sent open nothing.']),
    ],
  };
}

function heldLines({ mails, deliveries, schedules }: Restored): string[] {
  return [
    `Mails that waited and were held back: ${mails}; reports among them, to be sent again by hand: ${deliveries}.`,
    ...(schedules.length > 0
      ? ['These schedules fell due since the backup, and now wait for a review:']
      : []),
    ...schedules.map(({ workspace, client, engagement }) => `  ${workspace}: ${client}, ${engagement}`),
  ];
}

function summary(folder: string, manifest: Manifest): object {
  const { createdAt, product, files } = manifest;
  const rows = rowsIn(manifest);
  return files.store === 's3'
    ? { folder, createdAt, product, rows }
    : { folder, createdAt, product, rows, files: files.count, missing: files.missing };
}

function contents(manifest: Manifest): string {
  const files = manifest.files.store === 'disk' ? `${manifest.files.count} files` : 'its files in the bucket';
  return `${rowsIn(manifest)} rows, ${files}, of ${manifest.createdAt}`;
}

function missing({ files }: Manifest): string[] {
  if (files.store === 's3' || files.missing.length === 0) return [];
  return [`${files.missing.length} files were missing when the backup was made:`, ...files.missing];
}
