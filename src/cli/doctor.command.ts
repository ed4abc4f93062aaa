import { Command } from 'commander';
import { access, constants, mkdir } from 'node:fs/promises';
import { DataSource } from 'typeorm';
import { DAYS_THAT_DIFFER } from '../modules/time-entries/rollup.check.js';
import { refuseUnsafeDatabase } from '../platform/database/self-check.js';
import { BounceMailbox } from '../platform/mail/bounce-mailbox.js';
import { MailReportAddress } from '../platform/mail/mail-report-address.js';
import type { Environment } from '../platform/config/environment.js';
import { underOtherKeys } from './credentials.command.js';
import { askAsOperator, withProduct, type Product } from './product.js';

interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly told: string;
}

/** Looks at everything that an operator would look at, and says what to do about what is wrong. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Check configuration, database, data folder, mail and queue.')
    .option('--json', 'print the findings as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await withProduct(examine);
      const lines = findings.map(({ what, ok, told }) => `${ok ? 'ok  ' : 'BAD '} ${what}: ${told}`);
      process.stdout.write(json ? `${JSON.stringify({ findings })}\n` : `${lines.join('\n')}\n`);
      if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
    });
}

async function examine(product: Product): Promise<Finding[]> {
  const { app, environment, database } = product;
  const [server] = await askAsOperator<{ version: string }>(
    database,
    `SELECT current_setting('server_version') AS version`,
  );
  const [mail] = await askAsOperator<{ waiting: number; failed: number }>(
    database,
    `SELECT count(*) FILTER (WHERE state IN ('queued', 'sending'))::int AS waiting, count(*) FILTER (WHERE state = 'failed')::int AS failed FROM affianco.mail`,
  );
  const [back] = await askAsOperator<{ bounced: number; suppressed: number }>(
    database,
    `SELECT (SELECT count(*)::int FROM affianco.mail WHERE state = 'bounced') AS bounced, (SELECT count(*)::int FROM affianco.suppression WHERE removed_at IS NULL) AS suppressed`,
  );
  return [
    { what: 'configuration', ok: true, told: `answers at ${environment.publicUrl}, ${environment.nodeEnv}` },
    {
      what: 'database',
      ok: true,
      told: `PostgreSQL ${server?.version ?? '?'}, ${environment.databaseUrl ? 'by DATABASE_URL' : 'embedded'}`,
    },
    await finding('isolation', 'row-level security is forced on every table', () =>
      refuseUnsafeDatabase(app.get(DataSource)),
    ),
    await finding('sums of each day', 'are those of the entries', async () => {
      const days = await askAsOperator<{ day: string }>(database, DAYS_THAT_DIFFER);
      if (days.length > 0)
        throw new Error(`${days.length} differ from their entries, the first on ${days[0]?.day}`);
    }),
    await finding('data folder', environment.dataDir, async () => {
      await mkdir(environment.dataDir, { recursive: true });
      await access(environment.dataDir, constants.W_OK);
    }),
    {
      what: 'mail',
      ok: (mail?.failed ?? 0) === 0,
      told: `${environment.embeddedMailbox ? 'embedded mailbox' : 'by SMTP_URL'}, ${mail?.waiting ?? 0} waiting, ${mail?.failed ?? 0} failed`,
    },
    {
      what: 'mails that come back',
      ok: true,
      told: `${back?.bounced ?? 0} came back, ${back?.suppressed ?? 0} addresses are written to no more; reports are taken ${waysOf(environment)}`,
    },
    ...(environment.bounceMailboxUrl === undefined
      ? []
      : [
          await finding('mailbox of reports', 'opens by BOUNCE_MAILBOX_URL', () =>
            app.get(BounceMailbox).check(),
          ),
        ]),
    await credentials(product),
    // The address is a secret, as the database's own: whoever may ask the doctor may know it.
    { what: 'address of reports', ok: true, told: app.get(MailReportAddress).url },
  ];
}

function waysOf({ replyDomain, bounceMailboxUrl }: Environment): string {
  const ways = [
    replyDomain !== undefined && `by SMTP at ${replyDomain}`,
    bounceMailboxUrl !== undefined && 'from a mailbox',
    'by post',
  ];
  return ways.filter(Boolean).join(', ');
}

/** Credentials under an earlier key are opened as long as that key is named. */
async function credentials(product: Product): Promise<Finding> {
  const { old, unknown } = await underOtherKeys(product);
  const what = 'credentials of calendars';
  if (unknown > 0)
    return {
      what,
      ok: false,
      told: `${unknown} lie under a key that is not known: name it in PREVIOUS_SECRET_KEYS`,
    };
  const told =
    old > 0
      ? `${old} lie under an earlier key: affianco credentials rotate seals them anew`
      : 'all lie under the present key';
  return { what, ok: true, told };
}

async function finding(what: string, told: string, check: () => Promise<void>): Promise<Finding> {
  return check().then(
    () => ({ what, ok: true, told }),
    (error: Error) => ({ what, ok: false, told: error.message }),
  );
}
