import { Command } from 'commander';
import { Resealing, type Resealed } from '../modules/calendar/connections/resealing.service.js';
import { KeyRing } from '../platform/config/key-ring.js';
import { askAsOperator, progress, withProduct, type Product } from './product.js';

/** So many at a time: each batch is durable, and a command that was broken off goes on where it stopped. */
const AT_ONCE = 100;

/** What an operator does with the secrets of others that are kept here. */
export function credentialsCommand(): Command {
  const rotate = new Command('rotate')
    .description(
      'Seal the credentials of calendars anew under SECRET_KEY; those under PREVIOUS_SECRET_KEYS are opened. May be repeated, and broken off.',
    )
    .option('--json', 'print the counts as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const counts = await withProduct((product) => rotateAll(product, progress(json)));
      process.stdout.write(json ? `${JSON.stringify(counts)}\n` : told(counts));
      if (counts.unknown > 0) process.exitCode = 1;
    });
  return new Command('credentials')
    .description('Secrets that people entrusted to this installation.')
    .addCommand(rotate);
}

/** How many credentials lie under which key, beside the present one. */
export async function underOtherKeys({ app, database }: Product): Promise<{ old: number; unknown: number }> {
  const ring = app.get(KeyRing);
  const rows = await askAsOperator<{ key: string; count: number }>(
    database,
    `SELECT key_id AS key, count(*)::int AS count FROM affianco.calendar_connection
     WHERE credentials IS NOT NULL AND key_id <> $1 GROUP BY key_id`,
    [ring.current],
  );
  const sum = (known: boolean) =>
    rows.filter(({ key }) => ring.knows(key) === known).reduce((all, { count }) => all + count, 0);
  return { old: sum(true), unknown: sum(false) };
}

/** Batch by batch; each is durable before the next begins. */
export async function rotateAll(product: Product, say: (line: string) => void): Promise<Resealed> {
  const { app, database } = product;
  const { current } = app.get(KeyRing);
  const resealing = app.get(Resealing);
  const all: Resealed = { resealed: 0, unknown: 0, changed: 0 };
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await askAsOperator<{ id: string; workspaceId: string }>(
      database,
      `SELECT id, workspace_id AS "workspaceId" FROM affianco.calendar_connection
       WHERE credentials IS NOT NULL AND key_id <> $1 AND id > $2 ORDER BY id LIMIT $3`,
      [current, after, AT_ONCE],
    );
    if (rows.length === 0) return all;
    for (const [workspaceId, own] of Map.groupBy(rows, (row) => row.workspaceId)) {
      const done = await resealing.reseal(workspaceId, own.map(({ id }) => id)); // prettier-ignore
      all.resealed += done.resealed;
      all.unknown += done.unknown;
      all.changed += done.changed;
    }
    after = rows.at(-1)?.id ?? after;
    say(`  ${all.resealed} sealed anew`);
  }
}

function told({ resealed, unknown, changed }: Resealed): string {
  const lines = [`${resealed} credentials were sealed anew under the present key.`];
  if (changed > 0)
    lines.push(`${changed} were renewed by the product meanwhile, and lie under the present key already.`);
  if (unknown > 0)
    lines.push(
      `${unknown} lie under a key that is not known: name it in PREVIOUS_SECRET_KEYS, or let their owners connect again.`,
    );
  return `${lines.join('\n')}\n`;
}
