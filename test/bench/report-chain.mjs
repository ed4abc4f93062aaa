// From a due schedule to a mail that a server has accepted: composed, frozen, printed, sent, noted.
import { once } from 'node:events';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { setTimeout as pause } from 'node:timers/promises';
import { median } from './load.mjs';
import { LAST_MONDAY } from './practice.mjs';

/** A mail server that takes everything at once; keeps the text of the last mail. */
export async function startSink() {
  const sink = { accepted: 0, last: '' };
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, answer) {
      const parts = [];
      stream
        .on('data', (part) => parts.push(part))
        .on('end', () => {
          sink.accepted++;
          sink.last = Buffer.concat(parts).toString();
          answer(null);
        });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  sink.url = `smtp://127.0.0.1:${listening.address().port}`;
  sink.stop = () => new Promise((resolve) => server.close(resolve));
  return sink;
}

/** Lets one worker do batches of reports; medians of the batches. */
export async function measureChain(worker, sink, { databaseUrl, workspace, reports }, batches = 3) {
  const database = new pg.Client({ connectionString: databaseUrl, options: `-c app.workspace=${workspace}` });
  database.on('error', () => undefined);
  await database.connect();
  const size = Math.floor(reports.length / batches);
  const rows = [];
  for (let batch = 0; batch < batches; batch++) {
    const mine = reports.slice(batch * size, (batch + 1) * size);
    const wanted = sink.accepted + mine.length;
    const before = await worker.cost();
    const begun = performance.now();
    await database.query(DUE, [workspace, mine]);
    while (sink.accepted < wanted) {
      if (performance.now() - begun > 90_000)
        throw new Error(`${wanted - sink.accepted} reports are missing after 90 s`);
      await pause(10);
    }
    const seconds = (performance.now() - begun) / 1000;
    await pause(300); // the last ones are noted as sent
    const after = await worker.cost();
    const cpuMicros = (after.cpuMicros - before.cpuMicros) / mine.length;
    rows.push({ perMinute: (mine.length / seconds) * 60, cpuMicros, rssBytes: after.rssBytes });
  }
  const { rows: states } = await database.query(
    `SELECT state, count(*)::int FROM affianco.delivery GROUP BY state`,
  );
  await database.end();
  if (states.length !== 1 || states[0].state !== 'sent' || states[0].count !== size * batches)
    throw new Error(`not every report was sent once: ${JSON.stringify(states)}`);
  return {
    perMinute: median(rows.map((row) => row.perMinute)),
    cpuMicros: median(rows.map((row) => row.cpuMicros)),
    rssBytes: Math.max(...rows.map((row) => row.rssBytes)),
  };
}

/** Becomes due and is queued in one moment, as the product's own look at its clock does it. */
const DUE = `
  WITH due AS (
    UPDATE affianco.schedule SET next_run_at = ${LAST_MONDAY} + interval '7 hours'
    WHERE engagement_id = ANY ($2::uuid[]) RETURNING engagement_id
  )
  SELECT graphile_worker.enqueue('report-schedule',
    json_build_object('workspaceId', $1::text, 'engagementId', engagement_id), now(), engagement_id::text) FROM due`;
