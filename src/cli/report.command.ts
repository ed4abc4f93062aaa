import { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { systemActor } from '../kernel/actor.js';
import {
  fingerprints,
  ReportVerification,
  type GenuineReport,
} from '../modules/reports/links/report-verify.service.js';
import { ReportService } from '../modules/reports/report.service.js';
import type { ReportDto } from '../modules/reports/report.dto.js';
import { Transactions } from '../platform/database/transaction.js';
import { Worker } from '../platform/jobs/worker.js';
import { askAsOperator, UsageError, withProduct, type Product } from './product.js';

const PATIENCE_MS = 60_000;

/** What an operator does with reports. */
export function reportCommand(): Command {
  const send = new Command('send')
    .description('Compose and send the report of a week; a week that was sent is not sent again.')
    .requiredOption('--engagement <id>', 'the engagement')
    .requiredOption('--week <week>', 'the week, as 2026-W46')
    .option('--json', 'print the report as JSON')
    .action(async ({ engagement, week, json }: { engagement: string; week: string; json?: boolean }) => {
      const report = await withProduct((product) => sendWeek(product, engagement, week));
      const lines = report.deliveries.map(
        ({ contactName, email, state, lastError }) =>
          `  ${contactName} <${email}>: ${state}${lastError ? ` (${lastError})` : ''}`,
      );
      const told = `Report ${report.period} of ${report.clientName}, SHA-256 ${report.contentSha256 ?? ''}\n${lines.join('\n')}\n`;
      process.stdout.write(json ? `${JSON.stringify(report)}\n` : told);
      if (report.deliveries.some(({ state }) => state === 'failed')) process.exitCode = 1;
    });
  return new Command('report').description('Reports.').addCommand(send).addCommand(verifyCommand());
}

function verifyCommand(): Command {
  return new Command('verify')
    .description('Say whether a file is a report that was sent, byte for byte.')
    .argument('<file>', 'the PDF, or the content as JSON')
    .option(
      '--offline <sha256>',
      'ask no database: compare with the fingerprint that is printed on the report',
    )
    .option('--json', 'print the verdict as JSON')
    .action(async (path: string, { offline, json }: { offline?: string; json?: boolean }) => {
      const bytes = await readFile(path).catch(() => {
        throw new UsageError(`Cannot read ${path}.`);
      });
      const verdict = offline === undefined ? await known(bytes) : compared(bytes, offline);
      process.stdout.write(json ? `${JSON.stringify(verdict)}\n` : `${worded(verdict)}\n`);
      if (!verdict.genuine) process.exitCode = 1;
    });
}

type FileVerdict = { genuine: false } | ({ genuine: true } & Partial<GenuineReport>);

async function known(bytes: Uint8Array): Promise<FileVerdict> {
  const report = await withProduct(({ app }) => app.get(ReportVerification).file(bytes));
  return report ? { genuine: true, ...report } : { genuine: false };
}

/** The fingerprint on a report is that of its content: a PDF shows it, and only the JSON has it. */
function compared(bytes: Uint8Array, sha256: string): FileVerdict {
  const wanted = sha256.toLowerCase().replace(/\s/g, '');
  return { genuine: fingerprints(bytes).includes(wanted) };
}

function worded(verdict: FileVerdict): string {
  if (!verdict.genuine) return 'Not genuine: no report was sent in this form.';
  const { number, newest, workspaceName, clientName, from, to, sentAt } = verdict;
  if (number === undefined) return 'Genuine: the file has this fingerprint.';
  const days = `${from} to ${Temporal.PlainDate.from(to ?? '')
    .subtract({ days: 1 })
    .toString()}`;
  const newer = newest !== undefined && newest > number ? ` Version ${newest} has replaced it.` : '';
  return `Genuine: version ${number} of the report of ${workspaceName} to ${clientName}, ${days}, sent ${sentAt?.toISOString()}.${newer}`;
}

async function sendWeek({ app, database }: Product, engagementId: string, week: string): Promise<ReportDto> {
  const rows = await askAsOperator<{ workspace_id: string }>(
    database,
    'SELECT workspace_id FROM affianco.engagement WHERE id::text = $1',
    [engagementId],
  );
  const workspaceId = rows[0]?.workspace_id;
  if (!workspaceId) throw new UsageError(`There is no engagement ${engagementId}.`);
  const transactions = app.get(Transactions);
  const reports = app.get(ReportService);
  const inside = <T>(work: () => Promise<T>) => transactions.as(systemActor(workspaceId), work);
  const composed = await inside(() => reports.compose(engagementId, { week }));
  if (composed.state === 'draft') await inside(() => reports.send(composed.id, null));
  // The mail may as well be taken by the worker of a running server: whoever is first.
  await app.get(Worker).start(1);
  for (let waited = 0; waited < PATIENCE_MS; waited += 200) {
    const report = await inside(() => reports.read(composed.id));
    if (report.deliveries.every(({ state, lastError }) => state !== 'queued' || lastError !== null))
      return report;
    await pause(200);
  }
  return inside(() => reports.read(composed.id));
}
