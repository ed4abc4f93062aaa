import { Command, Option } from 'commander';
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { systemActor } from '../kernel/actor.js';
import { isTimeZone } from '../kernel/time-zone.js';
import { ImportService } from '../modules/time-entries/import.service.js';
import {
  importFormats,
  type ImportFormat,
  type ImportResultDto,
} from '../modules/time-entries/import.dto.js';
import { Transactions } from '../platform/database/transaction.js';
import { askAsOperator, theWorkspace, UsageError, withProduct, type Product } from './product.js';

interface Options {
  readonly format: ImportFormat;
  readonly zone?: string;
  readonly workspace?: string;
  readonly dryRun?: true;
  readonly takeGoodRows?: true;
  readonly json?: true;
}

/** Takes over what was logged in another tool; the same file again takes nothing. */
export function importCommand(): Command {
  return new Command('import')
    .description('Import time entries from the export of another tool. The same file again takes nothing.')
    .argument('<file>', 'the file')
    .addOption(
      new Option('--format <format>', 'the tool it comes from')
        .choices([...importFormats])
        .makeOptionMandatory(),
    )
    .option('--zone <zone>', 'whose clocks the file tells (Europe/Rome); the owner’s unless said')
    .option('--workspace <id>', 'the workspace, where there are several')
    .option('--dry-run', 'only say what would be taken')
    .option('--take-good-rows', 'take what can be taken, leave the rest')
    .option('--json', 'print the result as JSON')
    .action(async (file: string, options: Options) => {
      const result = await withProduct((product) => take(product, file, options));
      process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : told(result));
      if (result.errors.length > 0) process.exitCode = 1;
    });
}

async function take({ app, database }: Product, path: string, options: Options): Promise<ImportResultDto> {
  await access(path).catch(() => {
    throw new UsageError(`There is no file ${path}.`);
  });
  const workspace = await theWorkspace(database, options.workspace);
  const [owner] = await askAsOperator<{ time_zone: string }>(
    database,
    `SELECT p.time_zone FROM affianco.member m JOIN affianco.person p ON p.id = m.person_id
     WHERE m.workspace_id = $1 AND m.role = 'owner' AND m.removed_at IS NULL ORDER BY m.created_at LIMIT 1`,
    [workspace.id],
  );
  const timeZone = options.zone ?? owner?.time_zone ?? 'UTC';
  if (!isTimeZone(timeZone)) throw new UsageError(`${timeZone} is not a time zone; name one as Europe/Rome.`);
  return app.get(Transactions).as(systemActor(workspace.id), () =>
    app.get(ImportService).take({
      file: createReadStream(path),
      fileName: basename(path),
      format: options.format,
      timeZone,
      dryRun: options.dryRun === true,
      takeGoodRows: options.takeGoodRows === true,
    }),
  );
}

function told({ dryRun, taken, alreadyTaken, errors, clients, services, people }: ImportResultDto): string {
  const made = [
    ['new clients', clients],
    ['new services', services],
    ['new people', people],
  ] as const;
  return [
    `${dryRun ? 'Would take' : 'Took'} ${taken} entries; ${alreadyTaken} had been taken before.`,
    ...made.filter(([, names]) => names.length > 0).map(([what, names]) => `  ${what}: ${names.join(', ')}`),
    ...errors.map(({ line, reason }) => `  line ${line}: ${reason}`),
    '',
  ].join('\n');
}
