import { Command } from 'commander';
import { commandEnvironment, withDatabase } from './product.js';

/** Brings the database to this version's schema. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Prepare the database: roles, schema and queue of this version. May be repeated.')
    .action(async () => {
      await withDatabase(commandEnvironment(), async () => {
        process.stdout.write('The database is ready.\n');
      });
    });
}
