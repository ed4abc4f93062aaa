import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { DomainError } from '../kernel/domain-error.js';
import { EnvironmentError } from '../platform/config/environment.js';
import { textsFor } from '../platform/i18n/translate.js';
import { backupCommand } from './backup.command.js';
import { credentialsCommand } from './credentials.command.js';
import { demoCommand } from './demo.command.js';
import { doctorCommand } from './doctor.command.js';
import { exportCommand } from './export.command.js';
import { importCommand } from './import.command.js';
import { migrateCommand } from './migrate.command.js';
import { reportCommand } from './report.command.js';
import { restoreCommand } from './restore.command.js';
import { tokenCommand } from './token.command.js';
import { version } from './version.js';

const program = new Command('affianco')
  .description('Commands for the operator of an Affianco installation. They work beside a running server.')
  .version(version)
  .showHelpAfterError('(--help tells more)')
  .exitOverride()
  .addCommand(migrateCommand())
  .addCommand(demoCommand())
  .addCommand(doctorCommand())
  .addCommand(tokenCommand())
  .addCommand(credentialsCommand())
  .addCommand(reportCommand())
  .addCommand(importCommand())
  .addCommand(exportCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand());

program.parseAsync().then(
  () => process.exit(process.exitCode ?? 0),
  (error: unknown) => {
    if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 1);
    process.stderr.write(`${told(error)}\n`);
    process.exit(1);
  },
);

function told(error: unknown): string {
  if (error instanceof DomainError) return textsFor('en').error(error.code, error.details);
  if (error instanceof EnvironmentError) return error.lines.join('\n');
  return Error.isError(error) ? error.message : String(error);
}
