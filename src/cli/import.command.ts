import { Command, Option } from 'commander';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { SystemClock } from '../kernel/clock.js';
import { isCurrency } from '../kernel/money.js';
import { isTimeZone } from '../kernel/time-zone.js';
import type { ImportResultDto } from '../modules/time-entries/import-parts.dto.js';
import { ImportService } from '../modules/time-entries/import.service.js';
import {
  dateOrders,
  importFormats,
  type DateOrder,
  type ImportFormat,
} from '../modules/time-entries/import/import-format.js';
import {
  askAsOperator,
  commandEnvironment,
  progress,
  theWorkspace,
  UsageError,
  withDatabase,
  withProduct,
  type Product,
} from './product.js';
import { restoreWorkspace, type RestoredWorkspace } from './workspace/restore-workspace.js';

interface Options {
  readonly format?: ImportFormat;
  readonly zone?: string;
  readonly dateOrder?: DateOrder;
  readonly currency?: string;
  readonly workspace?: string;
  readonly dryRun?: true;
  readonly takeGoodRows?: true;
  readonly json?: true;
}

/** Takes over what was logged in another tool, or a whole workspace of ours; the same file again takes nothing. */
export function importCommand(): Command {
  return new Command('import')
    .description(
      'Import time entries from the export of another tool, or bring back a workspace from the JSON of "affianco export". The same file again takes nothing.',
    )
    .argument('<file>', 'the file')
    .addOption(
      new Option('--format <format>', 'the tool it comes from; found out unless said').choices([
        ...importFormats,
      ]),
    )
    .option('--zone <zone>', 'whose clocks the file tells (Europe/Rome); the owner’s unless said')
    .addOption(
      new Option(
        '--date-order <order>',
        'how its dates are written, where they could be read either way',
      ).choices([...dateOrders]),
    )
    .option('--currency <code>', 'of engagements that are made, where the file names none')
    .option('--workspace <id>', 'the workspace, where there are several')
    .option('--dry-run', 'only say what would be taken')
    .option('--take-good-rows', 'take what can be taken, leave the rest')
    .option('--json', 'print the result as JSON')
    .action(async (file: string, options: Options) => {
      if (await isDocument(file, options)) {
        const restored = await restore(file, options);
        process.stdout.write(options.json ? `${JSON.stringify(restored)}\n` : toldOfWorkspace(restored));
        return;
      }
      const result = await withProduct((product) => take(product, file, options));
      process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : told(result));
      if (result.errorCount > 0) process.exitCode = 1;
    });
}

/** Whether the file is JSON, which only our own export of a workspace is. */
async function isDocument(path: string, { format }: Options): Promise<boolean> {
  const handle = await open(path).catch(() => {
    throw new UsageError(`There is no file ${path}.`);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(256), 0, 256, 0);
    const json = buffer
      .subarray(0, bytesRead)
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .trimStart()
      .startsWith('{');
    return json && (format === undefined || format === 'affianco');
  } finally {
    await handle.close();
  }
}

async function restore(path: string, { dryRun }: Options): Promise<RestoredWorkspace> {
  if (dryRun) throw new UsageError('A workspace is restored or not: there is no dry run of it.');
  const say = progress(true);
  return withDatabase(commandEnvironment(), ({ base }) =>
    restoreWorkspace({ file: createReadStream(path), base, now: new SystemClock().now().toString(), say }),
  );
}

async function take({ app, database }: Product, path: string, options: Options): Promise<ImportResultDto> {
  const workspace = await theWorkspace(database, options.workspace);
  const [owner] = await askAsOperator<{ time_zone: string }>(
    database,
    `SELECT p.time_zone FROM affianco.member m JOIN affianco.person p ON p.id = m.person_id
     WHERE m.workspace_id = $1 AND m.role = 'owner' AND m.removed_at IS NULL ORDER BY m.created_at LIMIT 1`,
    [workspace.id],
  );
  const timeZone = options.zone ?? owner?.time_zone ?? 'UTC';
  if (!isTimeZone(timeZone)) throw new UsageError(`${timeZone} is not a time zone; name one as Europe/Rome.`);
  const { format, dateOrder, currency } = options;
  if (currency !== undefined && !isCurrency(currency))
    throw new UsageError(`${currency} is not a currency; name one as EUR.`);
  const { size } = await stat(path);
  const say = progress(true);
  let told = 0;
  return app.get(ImportService).take({
    workspaceId: workspace.id,
    open: () => Promise.resolve(createReadStream(path)),
    fileName: basename(path),
    size,
    timeZone,
    ...(format && { format }),
    ...(dateOrder && { dateOrder }),
    ...(currency && { currency }),
    dryRun: options.dryRun === true,
    takeGoodRows: options.takeGoodRows === true,
    tell: (rows, bytes) => {
      const share = size > 0 ? Math.min(100, Math.floor((bytes * 100) / size)) : 100;
      if (share >= told + 5) say(`  ${rows} rows, ${(told = share)} %`);
    },
  });
}

function told(result: ImportResultDto): string {
  const { dryRun, taken, alreadyTaken, errors, errorCount, clients, services, people } = result;
  const made = [
    ['new clients', clients],
    ['new services', services],
    ['new people', people],
  ] as const;
  return [
    `${dryRun ? 'Would take' : 'Took'} ${taken} entries; ${alreadyTaken} had been taken before.`,
    ...made.filter(([, names]) => names.length > 0).map(([what, names]) => `  ${what}: ${names.join(', ')}`),
    ...errors.map(({ line, reason }) => `  line ${line}: ${reason}`),
    ...(errorCount > errors.length ? [`  and ${errorCount - errors.length} lines more`] : []),
    '',
  ].join('\n');
}

function toldOfWorkspace({ workspaceId, rows, added, people, heldSchedules }: RestoredWorkspace): string {
  return [
    `Restored workspace ${workspaceId}: ${added} of ${rows} rows were not there and were added.`,
    ...(people > 0
      ? [`  ${people} people came without a password and have to reset it; API tokens have to be made anew.`]
      : []),
    ...(heldSchedules > 0
      ? [`  ${heldSchedules} schedules fell due since: their reports now wait for a review.`]
      : []),
    '  Uploaded documents are not in it: copy the folder of files, or restore a backup.',
    '',
  ].join('\n');
}
