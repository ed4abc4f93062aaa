// Google's stand-in in a process of its own, so that its work is not counted as ours. Told what to do by messages.
import { startGoogle } from '../support/google/google.js';
import type { GoogleAccount } from '../support/google/account.js';

/** What the benchmark asks for. */
interface Order {
  readonly order: 'fill' | 'choose' | 'change' | 'quota' | 'told';
  readonly email: string;
  readonly count: number;
}

const WEEK = 7;
/** As many days as a calendar is looked at: 60 back and 400 ahead. */
const DAYS = 460;

const google = await startGoogle({ port: Number(process.env.PORT) });

/** Appointments over all those days: one in fifty repeats every week, one in five has guests. */
function fill(account: GoogleAccount, count: number): void {
  const first = Temporal.Now.plainDateISO().subtract({ days: 60 });
  for (let number = 0; number < count; number++) {
    const hour = String(8 + (number % 10)).padStart(2, '0');
    account.main.put({
      start: `${first.add({ days: number % DAYS })}T${hour}:00`,
      summary: `Appointment number ${number}`,
      ...(number % 50 === 0 && { recurrence: ['RRULE:FREQ=WEEKLY'] }),
      ...(number % 5 === 0 && { attendees: [{ email: `guest-${number % WEEK}@client.test` }, { email: account.email, responseStatus: 'accepted' }] }),
    });
  } // prettier-ignore
}

/** Moves so many by an hour. */
function change(account: GoogleAccount, count: number): void {
  const singles = account.main.events.filter(({ recurrence }) => !recurrence);
  for (const { id, start } of singles.slice(0, count)) {
    account.main.move(
      id as string,
      Temporal.Instant.from(start?.dateTime as string)
        .add({ hours: 1 })
        .toString(),
    );
  }
}

function obey({ order, email, count }: Order): object {
  const account = google.account(email);
  if (order === 'fill') fill(account, count);
  if (order === 'choose') google.chooses(email);
  if (order === 'change') change(account, count);
  // What Google allows: 600 a minute of one person, and no bursts into one calendar.
  if (order === 'quota') google.quota = { perMinute: 600, writesPerSecond: count };
  const written = account.calendars.flatMap(({ events }) => events.filter(({ id }) => id?.startsWith('v')));
  return { environment: google.env(), busyMs: google.busyMs, refused: google.refusedByQuota, mails: google.api.mailsSent, asked: google.log.length, written: written.length };
} // prettier-ignore

process.on('message', (order: Order | 'cost') => {
  if (order !== 'cost') process.send?.(obey(order));
});
process.once('SIGTERM', () => void google.close());
