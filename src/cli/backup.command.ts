import { Command } from 'commander';
import { SystemClock } from '../kernel/clock.js';
import { SecretKey } from '../platform/config/secret-key.js';
import { findDatabase } from '../platform/database/database.js';
import { diskStoreOf } from './backup/files.js';
import { rowsIn, type Manifest } from './backup/manifest.js';
import { takeBackup } from './backup/take-backup.js';
import { commandEnvironment, progress, withDatabase } from './product.js';

/** Writes everything of the installation into a folder, while it works. */
export function backupCommand(): Command {
  return new Command('backup')
    .description(
      'Write all rows of one moment, and the files they refer to, into a folder; people go on working meanwhile.',
    )
    .requiredOption('--out <folder>', 'where to write; must not exist')
    .option('--json', 'print the result as JSON')
    .action(async ({ out, json }: { out: string; json?: boolean }) => {
      const environment = commandEnvironment();
      const secret = SecretKey.of(environment);
      // As it is: a backup is what one makes before a new version changes the schema.
      const manifest = await withDatabase(
        environment,
        ({ backup: address }) =>
          takeBackup({
            ...{ out, address, secret, store: diskStoreOf(environment) },
            ...{ clock: new SystemClock(), say: progress(json) },
          }),
        findDatabase,
      );
      process.stdout.write(json ? `${JSON.stringify(summary(out, manifest))}\n` : told(out, manifest));
      if (missingIn(manifest).length === 0) return;
      process.stderr.write(
        `Files that records refer to are missing in the store, or damaged there:\n${missingIn(manifest).join('\n')}\n`,
      );
      process.exitCode = 1;
    });
}

const missingIn = ({ files }: Manifest) => (files.store === 'disk' ? files.missing : []);

function summary(folder: string, manifest: Manifest): object {
  const { createdAt, migrations, files } = manifest;
  const counts = files.store === 'disk' ? { count: files.count, bytes: files.bytes } : { note: files.note };
  return {
    ...{ folder, createdAt, rows: rowsIn(manifest), tables: Object.keys(manifest.tables).length },
    ...{ migrations, files: { store: files.store, ...counts, missing: missingIn(manifest) } },
  };
}

function told(folder: string, manifest: Manifest): string {
  const files = manifest.files.store === 'disk' ? ` and ${manifest.files.count} files` : '';
  return [
    `${rowsIn(manifest)} rows${files} of ${manifest.createdAt} are in ${folder}`,
    'SECRET_KEY is not in it: keep it too, in another place. Without it links in mails that were sent open nothing.',
    '',
  ].join('\n');
}
