import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { createApplication } from '../../application.js';
import { FixedClock, SystemClock } from '../../kernel/clock.js';
import type { Environment } from '../../platform/config/environment.js';
import type { DatabaseAddresses } from '../../platform/database/database.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Worker } from '../../platform/jobs/worker.js';
import { KeptMails } from '../../platform/mail/kept-mails.js';
import { StoryCalendar } from './calendar.js';
import { alameda } from './clients/alameda.js';
import { brightwater } from './clients/brightwater.js';
import { moretti } from './clients/moretti.js';
import { vogt } from './clients/vogt.js';
import { Teller } from './teller.js';
import { Stage } from './telling/stage.js';

const CLIENTS = [moretti, brightwater, vogt, alameda];
/** What the product does by the clock, and the story cannot wait for. */
const BY_THE_CLOCK = [
  'question-tick',
  'promise-tick',
  'feedback-tick',
  'recurring-task-tick',
  'knowing-tick',
  'appointment-reminders-tick',
  'follow-up-tick',
  'report-tick',
  'report-silence-tick',
  'notice-tick',
];
const PATIENCE_MS = 120_000;

/**
 * Tells the demo story into an empty, prepared database, with a clock that goes through its five weeks, and has its
 * mails sent by SMTP, each at its hour.
 * @param say hears what is done, a line at a time
 * @param now when the story ends
 */
export async function tellStory(
  environment: Environment,
  database: DatabaseAddresses,
  say: (line: string) => void,
  now = new SystemClock().now(),
): Promise<void> {
  const calendar = new StoryCalendar(now);
  const clock = new FixedClock(calendar.now);
  const app = await createApplication(environment, database, clock);
  const mails = new pg.Client({ connectionString: database.backup, application_name: 'affianco demo' });
  // A connection that breaks is told by the next question to it.
  mails.on('error', () => undefined);
  try {
    await app.init();
    await app.get(KeptMails).clear();
    // By the story's clock alone: whatever the machine's minutes did between would differ from telling to telling.
    await app.get(Worker).start(2, false);
    await mails.connect();
    const untilDone = () => untilAllIsDone(mails);
    const teller = new Teller(
      new Stage(app, clock, calendar),
      () => tick(app.get(Jobs), untilDone),
      untilDone,
    );
    await teller.tell(CLIENTS, (client) => say(`  ${client}`));
    say(`  ${await sentMails(mails)} reports were sent and are in the mailbox`);
    await teller.end();
  } finally {
    await mails.end();
    await app.close();
  }
}

/** One after the other: what a digest tells must not hang on which of two jobs is done first. */
async function tick(jobs: Jobs, untilDone: () => Promise<void>): Promise<void> {
  for (const name of BY_THE_CLOCK) {
    const handler = jobs.handlers.get(name);
    if (!handler) throw new Error(`nobody does ${name}`);
    await handler.run({});
    await untilDone();
  }
}

async function untilAllIsDone(database: pg.Client): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 50) {
    const { rowCount } = await database.query(
      `SELECT FROM affianco.mail WHERE state IN ('queued', 'sending')
       UNION ALL SELECT FROM graphile_worker.jobs WHERE run_at <= now() AND attempts < max_attempts LIMIT 1`,
    );
    if (rowCount === 0) return;
    await pause(50);
  }
  throw new Error('What was ordered was not done within two minutes');
}

async function sentMails(database: pg.Client): Promise<number> {
  const { rows } = await database.query<{ sent: number }>(
    `SELECT count(*)::int AS sent FROM affianco.mail WHERE state = 'sent' AND kind = 'report.weekly'`,
  );
  return rows[0]?.sent ?? 0;
}
