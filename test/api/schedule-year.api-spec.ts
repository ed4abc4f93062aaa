import { setTimeout as pause } from 'node:timers/promises';
import { aContact } from '../builders/contact.js';
import { anEngagement, type EngagementFields } from '../builders/engagement.js';
import { MailServer } from '../support/mail-server.js';
import { startApp, type TestApp } from '../support/start-app.js';
import { Workers } from '../support/workers.js';

type Days = readonly [from: Temporal.PlainDate, to: Temporal.PlainDate];

/** A schedule, and its year reckoned by hand: which days it names, and which each report is about. */
interface Story {
  readonly name: string;
  readonly engagement: EngagementFields;
  readonly schedule: object;
  readonly zone: string;
  readonly time: string;
  readonly named: readonly string[];
  readonly covered: (named: Temporal.PlainDate) => Days;
  /** On which day it is sent, where not on the one that is named. */
  readonly moved?: Readonly<Record<string, string>>;
}

const BEGIN = '2024-01-03T09:00:00Z';
const END = '2025-01-02T12:00:00Z';
/** Beyond these the year takes too long, and nothing new is learnt. */
const KILLS = 12;
/** Days on which everything stands still, each with how many days it lasts. */
const DOWNTIMES = new Map([['2024-03-24', 16], ['2024-06-20', 33], ['2024-10-21', 15]]); // prettier-ignore

const day = (text: string) => Temporal.PlainDate.from(text);
const each = (first: string, days: number) =>
  Array.from({ length: Math.ceil(366 / days) }, (_, count) => `${day(first).add({ days: days * count })}`);
const months = (pick: (month: Temporal.PlainYearMonth) => number) =>
  Array.from({ length: 13 }, (_, count) => {
    const month = Temporal.PlainYearMonth.from('2024-01').add({ months: count });
    return month.toPlainDate({ day: pick(month) }).toString();
  });
const before =
  (days: number) =>
  (named: Temporal.PlainDate): Days => [named.subtract({ days }), named];
const monthBefore = (named: Temporal.PlainDate): Days => [named.subtract({ months: 1 }), named];
const sending = { enabled: true, autoSend: true, weekday: 1, time: '08:00' };
const drafting = { ...sending, autoSend: false };

const stories: readonly Story[] = [
  {
    name: 'Mondays in Rome, the week before', engagement: {}, schedule: sending, zone: 'Europe/Rome', time: '08:00',
    named: each('2024-01-08', 7), covered: before(7),
  },
  {
    name: 'Sundays in Rome at 02:30, weeks from Sunday', engagement: { weekStartsOn: 7 },
    schedule: { ...drafting, weekday: 7, time: '02:30' }, zone: 'Europe/Rome', time: '02:30',
    named: each('2024-01-07', 7), covered: before(7),
  },
  {
    name: 'Fridays in New York, the week under way', engagement: { timeZone: 'America/New_York' },
    schedule: { ...drafting, weekday: 5, time: '17:00', which: 'running' }, zone: 'America/New_York', time: '17:00',
    named: each('2024-01-05', 7), covered: (named) => [named.subtract({ days: 4 }), named.add({ days: 3 })],
  },
  {
    name: 'Mondays in Tokyo, of weeks in Rome that are not over yet', engagement: {},
    schedule: { ...drafting, time: '00:30', timeZone: 'Asia/Tokyo' }, zone: 'Asia/Tokyo', time: '00:30',
    named: each('2024-01-08', 7), covered: before(7),
  },
  {
    name: 'every second Monday in Rome, two weeks', engagement: {},
    schedule: { ...sending, every: 'two_weeks', covers: 'two_weeks', twoWeeksFrom: '2024-01-03' },
    zone: 'Europe/Rome', time: '08:00', named: each('2024-01-15', 14), covered: before(14),
  },
  {
    name: 'every second Friday on Lord Howe Island, the two weeks under way', engagement: { timeZone: 'Australia/Lord_Howe' },
    schedule: { ...drafting, every: 'two_weeks', covers: 'two_weeks', which: 'running', weekday: 5, time: '02:00', twoWeeksFrom: '2024-01-01' },
    zone: 'Australia/Lord_Howe', time: '02:00', named: each('2024-01-12', 14),
    covered: (named) => [named.subtract({ days: 11 }), named.add({ days: 3 })],
  },
  {
    name: 'the first of the month in Auckland, the month before', engagement: { timeZone: 'Pacific/Auckland' },
    schedule: { ...sending, every: 'month', dayOfMonth: 1, covers: 'month', time: '02:30' },
    zone: 'Pacific/Auckland', time: '02:30', named: months(() => 1), covered: monthBefore,
  },
  {
    name: 'R-10: the 31st of the month in New York, the month under way', engagement: { timeZone: 'America/New_York' },
    schedule: { ...drafting, every: 'month', dayOfMonth: 31, covers: 'month', which: 'running', time: '23:59' },
    zone: 'America/New_York', time: '23:59', named: months((month) => month.daysInMonth),
    covered: (named) => [named.with({ day: 1 }), named.add({ days: 1 })],
  },
  {
    name: 'the first working day of the month in Italy, the month before', engagement: { holidays: 'IT' },
    schedule: { ...drafting, every: 'month', dayOfMonth: 1, covers: 'month', holidays: 'next_working_day' },
    zone: 'Europe/Rome', time: '08:00', named: months(() => 1), covered: monthBefore,
    moved: {
      '2024-04-01': '2024-04-02', '2024-05-01': '2024-05-02', '2024-06-01': '2024-06-03', '2024-09-01': '2024-09-02',
      '2024-11-01': '2024-11-04', '2024-12-01': '2024-12-02', '2025-01-01': '2025-01-02',
    },
  },
  {
    name: 'R-31: two days after each period of the balance, from the 31st', engagement: { period: 'month', anchorDay: 31, allowanceMinutes: 600 },
    schedule: { ...sending, every: 'balance_period', dayOfMonth: 2, covers: 'balance_period' },
    zone: 'Europe/Rome', time: '08:00', named: months(() => 2).slice(1),
    covered: (named) => [named.with({ day: 1 }).subtract({ months: 1, days: 1 }), named.with({ day: 1 }).subtract({ days: 1 })],
  },
  {
    name: 'after each week of the balance in New York, from Sunday',
    engagement: { timeZone: 'America/New_York', weekStartsOn: 7, period: 'week', allowanceMinutes: 60 },
    schedule: { ...drafting, every: 'balance_period', dayOfMonth: 0, covers: 'balance_period', time: '06:00' },
    zone: 'America/New_York', time: '06:00', named: each('2024-01-07', 7), covered: before(7),
  },
]; // prettier-ignore

/** What is to happen, reckoned by the calendar alone: the moment, when it is sent, and the days. */
function reckoned({ zone, time, named, covered, moved = {}, engagement, schedule }: Story): string[] {
  const at = (date: string) => day(date).toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();
  const home = engagement.timeZone ?? 'Europe/Rome';
  return named.flatMap((name) => {
    const [from, to] = covered(day(name));
    const over = ('which' in schedule ? from : to).toZonedDateTime(home).toInstant();
    const sendAt = [at(moved[name] ?? name), over].toSorted(Temporal.Instant.compare).at(-1) ?? over;
    const within = Temporal.Instant.compare(sendAt, BEGIN) > 0 && Temporal.Instant.compare(sendAt, END) <= 0;
    return within ? [`${at(name)} ${sendAt} ${from} ${to}`] : [];
  });
}

/** Every run gives the same numbers. */
function dice(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe('a year of schedules, with two workers of which one after the other is killed', () => {
  const server = new MailServer();
  const random = dice(20_241_231);
  const engagements = new Map<string, Story>();
  let test: TestApp;
  let workers: Workers;

  beforeAll(async () => {
    const smtpUrl = await server.start();
    test = await startApp({ now: BEGIN, environment: { SMTP_URL: smtpUrl } });
    const anna = await test.visitor().signUp();
    for (const story of stories) {
      const { id, clientId } = await anEngagement(anna, { ...story.engagement, startsOn: '2023-11-01' });
      await aContact(anna, { clientId });
      await anna.put(`/engagements/${id}/schedule`, story.schedule).expect(200);
      engagements.set(id, story);
    }
    // Time for a kill in the middle: after the report was written, and before the schedule moves on.
    await test.sql(`
      CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.01); RETURN NEW; END $$;
      CREATE TRIGGER dawdle AFTER INSERT ON report FOR EACH ROW EXECUTE FUNCTION dawdle();
      CREATE TRIGGER dawdle AFTER INSERT ON schedule_run FOR EACH ROW EXECUTE FUNCTION dawdle()`);
    workers = await Workers.of(test, { SMTP_URL: smtpUrl });
  }, 120_000);
  afterAll(async () => {
    await workers.remove();
    await test.close();
    await server.stop();
  }, 60_000);

  const count = async (sql: string, ...values: unknown[]) =>
    (await test.sql<{ count: number }>(`SELECT count(*)::int AS count FROM ${sql}`, values))[0]?.count ?? 0;
  const dueNow = () => count('schedule WHERE enabled AND next_run_at <= $1', test.clock.now().toString());
  const inTheMiddle = () =>
    count(`pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`);
  /** As the clock of the queue does each minute. */
  const tick = () => test.sql(`SELECT graphile_worker.add_job('report-tick', '{}'::json)`);

  /** Both workers look at the clock; done when nothing is due. Sometimes one of them dies in the middle. */
  const settle = async () => {
    workers.setClock();
    for (let turn = 0; turn < 3000 && (await dueNow()) > 0; turn++) {
      if (turn % 100 === 0) await Promise.all([tick(), tick()]);
      if (workers.kills < KILLS && random() < 0.1 && (await inTheMiddle()) > 0) workers.kill(turn);
      await pause(20);
    }
  };

  const live = async () => {
    const downtimes = new Map(DOWNTIMES);
    while (Temporal.Instant.compare(test.clock.now(), END) < 0) {
      test.clock.advance({ minutes: 300 + Math.floor(random() * 6000) });
      if (Temporal.Instant.compare(test.clock.now(), END) > 0) test.clock.set(END);
      const today = test.clock.now().toString().slice(0, 10);
      const down = [...downtimes].find(([from]) => from <= today);
      if (down) {
        downtimes.delete(down[0]);
        await workers.stop();
        test.clock.advance({ hours: 24 * down[1] });
        workers.begin(2);
      }
      await settle();
    }
  };

  it('makes each due report exactly once, none less, each engagement’s in order', async () => {
    workers.begin(2);
    await live();
    // A clock that was wrong for a while, and is put right.
    test.clock.set('2024-12-10T12:00:00Z');
    await settle();
    await Promise.all([tick(), tick()]);
    await pause(500);
    test.clock.set(END);
    await settle();
    expect({ errors: workers.errors, kills: workers.kills, due: await dueNow() }).toEqual({
      errors: [],
      kills: KILLS,
      due: 0,
    });

    for (const [id, story] of engagements) {
      const expected = reckoned(story);
      const runs = await test.sql<{ run: string; outcome: string; early: boolean }>(
        `SELECT concat_ws(' ', to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
           to_char(send_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), period_from, period_to) AS run, outcome,
           done_at < send_at AS early
         FROM schedule_run WHERE engagement_id = $1 ORDER BY due_at`,
        [id],
      );
      const made = await test.sql<{ days: string; deliveries: number; number: number }>(
        `SELECT period_from || ' ' || period_to AS days, number,
           (SELECT count(*)::int FROM delivery d WHERE d.report_id = r.id) AS deliveries
         FROM report r WHERE engagement_id = $1 ORDER BY id`,
        [id],
      );
      const sent = (story.schedule as { autoSend: boolean }).autoSend;
      const days = expected.map((each) => each.split(' ').slice(2).join(' '));
      expect([story.name, runs.map(({ run }) => run)]).toEqual([story.name, expected]);
      expect(runs.filter((run) => run.outcome !== (sent ? 'sent' : 'ready') || run.early)).toEqual([]);
      expect([story.name, made]).toEqual([
        story.name,
        days.map((each) => ({ days: each, number: 1, deliveries: sent ? 1 : 0 })),
      ]);
    }
    expect(engagements.size).toBe(stories.length);
  }, 900_000);

  it('sends each of them by mail, again only under the same Message-ID', async () => {
    const unsent = () => count(`delivery WHERE state <> 'sent'`);
    for (let turn = 0; turn < 60 && (await unsent()) > 0; turn++) {
      test.clock.advance({ hours: 1 });
      workers.setClock();
      await pause(500);
    }
    const deliveries = await count('delivery');
    const mails = await count(`mail WHERE kind LIKE 'report.%'`);
    expect([await unsent(), mails, deliveries > 90]).toEqual([0, deliveries, true]);
    const toReaders = server.received.filter(({ to }) => to.startsWith('contact-'));
    expect(new Set(toReaders.map(({ messageId }) => messageId)).size).toBe(deliveries);
  }, 120_000);
});
