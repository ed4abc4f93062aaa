// From a due schedule to a mail that a server has accepted: composed with its clauses, frozen, printed, sent, noted.
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { LAST_MONDAY } from './due-reports.mjs';
import { median } from './load.mjs';

/** Nothing for so long: what is missing does not come any more. */
const STALLED_MS = 120_000;

/** A mail server that takes everything at once; counts each reader's mails and keeps the text of the last one. */
export async function startSink() {
  const sink = { accepted: 0, last: '', mails: new Map() };
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, { envelope }, answer) {
      const parts = [];
      stream
        .on('data', (part) => parts.push(part))
        .on('end', () => {
          sink.accepted++;
          for (const { address } of envelope.rcptTo) sink.mails.set(address, (sink.mails.get(address) ?? 0) + 1);
          sink.last = Buffer.concat(parts).toString();
          answer(null);
        });
    },
  }); // prettier-ignore
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  sink.url = `smtp://127.0.0.1:${listening.address().port}`;
  sink.stop = () => new Promise((resolve) => server.close(resolve));
  return sink;
}

/** Lets one worker do batches of reports; medians of the batches. */
export async function measureChain(worker, sink, practice, reports, batches = 3) {
  const database = await opened(practice);
  const size = Math.floor(reports.length / batches);
  const rows = [];
  for (let batch = 0; batch < batches; batch++) {
    const mine = reports.slice(batch * size, (batch + 1) * size);
    rows.push(await sendAll(worker, sink, database, practice.workspace, mine));
  }
  await refuseUntrue(database, sink);
  await database.end();
  return {
    perMinute: median(rows.map((row) => row.perMinute)),
    cpuMicros: median(rows.map((row) => row.cpuMicros)),
    rssBytes: Math.max(...rows.map((row) => row.rssBytes)),
  };
}

/** All of them due at once, one after another until none is left. @returns also the memory after the first `early` */
export async function measureLongRow(worker, sink, practice, reports, early, say) {
  const database = await opened(practice);
  const memory = [];
  const told = (done, { rssBytes }) => {
    memory.push({ done, rssBytes });
    say(`${done} reports, worker ${(rssBytes / 2 ** 20).toFixed(0)} MiB`);
  };
  const row = await sendAll(worker, sink, database, practice.workspace, reports, { every: early, told });
  await refuseUntrue(database, sink);
  await database.end();
  return { ...row, memory, mostBytes: Math.max(row.rssBytes, ...memory.map(({ rssBytes }) => rssBytes)) };
}

async function opened({ databaseUrl, workspace }) {
  const database = new pg.Client({ connectionString: databaseUrl, options: `-c app.workspace=${workspace}` });
  database.on('error', () => undefined);
  await database.connect();
  return database;
}

async function sendAll(worker, sink, database, workspace, reports, { every = Infinity, told } = {}) {
  const [had, wanted] = [sink.accepted, sink.accepted + reports.length];
  const before = await worker.cost();
  const begun = performance.now();
  let [seen, moved, next] = [had, begun, every];
  await database.query(DUE, [workspace, reports]);
  while (sink.accepted < wanted) {
    if (sink.accepted > seen) [seen, moved] = [sink.accepted, performance.now()];
    if (performance.now() - moved > STALLED_MS)
      throw new Error(`${wanted - sink.accepted} reports are missing: ${JSON.stringify(await states(database))}`);
    if (sink.accepted - had >= next) {
      told(next, await worker.cost());
      next += every;
    }
    await pause(10);
  }
  const seconds = (performance.now() - begun) / 1000;
  await noted(database);
  const after = await worker.cost();
  const cpuMicros = (after.cpuMicros - before.cpuMicros) / reports.length;
  return { perMinute: (reports.length / seconds) * 60, cpuMicros, rssBytes: after.rssBytes };
} // prettier-ignore

/** The last ones that were accepted are noted as sent. */
async function noted(database) {
  const begun = performance.now();
  for (;;) {
    const { rows } = await database.query(`SELECT FROM affianco.delivery WHERE state = 'queued' LIMIT 1`);
    if (rows.length === 0 || performance.now() - begun > STALLED_MS) return;
    await pause(20);
  }
}

/** None lost, none twice: at the mail server and in what is kept of each report; and each had its clauses. */
async function refuseUntrue(database, sink) {
  const due = sink.accepted;
  const twice = [...sink.mails.values()].filter((count) => count !== 1).length;
  const kept = await states(database);
  const expected = {
    runs: { sent: due },
    reports: { sent: due },
    deliveries: { sent: due },
    mails: { sent: due },
    copies: due,
    clauses: { met: 4 * due },
  };
  if (twice > 0 || sink.mails.size !== due || !same(kept, expected))
    throw new Error(`not every report was sent once, ${twice} readers got more: ${JSON.stringify(kept)}`);
}

async function states(database) {
  const { rows } = await database.query(STATES);
  return rows[0].kept;
}

const same = (one, other) =>
  Object.keys({ ...one, ...other }).every((key) =>
    typeof one[key] === 'object' ? same(one[key], other[key]) : one[key] === other[key],
  );

const COUNTED = (key, from) =>
  `(SELECT coalesce(jsonb_object_agg(${key}, n), '{}') FROM (SELECT ${key}, count(*) AS n FROM ${from} GROUP BY 1) counted)`;

const STATES = `
  SELECT jsonb_build_object(
    'runs', ${COUNTED('outcome', 'affianco.schedule_run')},
    'reports', ${COUNTED('state', 'affianco.report')},
    'deliveries', ${COUNTED('state', 'affianco.delivery')},
    'mails', ${COUNTED('state', `(SELECT state FROM affianco.mail WHERE kind = 'report.weekly') weekly`)},
    'copies', (SELECT count(*) FROM affianco.mail_copy),
    'clauses', ${COUNTED(
      'outcome',
      `(SELECT clause ->> 'outcome' AS outcome FROM affianco.report,
      jsonb_array_elements(content::jsonb -> 'clauses') clause) measured`,
    )}) AS kept`;

/** Becomes due and is queued in one moment, as the product's own look at its clock does it. */
const DUE = `
  WITH due AS (
    UPDATE affianco.schedule SET due_on = (${LAST_MONDAY})::date, next_run_at = ${LAST_MONDAY} + interval '7 hours'
    WHERE engagement_id = ANY ($2::uuid[]) RETURNING engagement_id
  )
  SELECT graphile_worker.enqueue('report-schedule',
    json_build_object('workspaceId', $1::text, 'engagementId', engagement_id), now(), engagement_id::text) FROM due`;
