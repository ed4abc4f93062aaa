import { Command } from 'commander';
import { setTimeout as pause } from 'node:timers/promises';
import { systemActor } from '../kernel/actor.js';
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
      const told = `Report ${report.week} of ${report.clientName}, SHA-256 ${report.contentSha256 ?? ''}\n${lines.join('\n')}\n`;
      process.stdout.write(json ? `${JSON.stringify(report)}\n` : told);
      if (report.deliveries.some(({ state }) => state === 'failed')) process.exitCode = 1;
    });
  return new Command('report').description('Reports.').addCommand(send);
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
  const composed = await inside(() => reports.compose(engagementId, week));
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
