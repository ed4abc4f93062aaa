import { setTimeout as pause } from 'node:timers/promises';
import { anEngagement } from '../builders/engagement.js';
import { aTask } from '../builders/task.js';
import { CalendarDesk } from '../support/calendar-desk.js';
import { startGoogle, type Google } from '../support/google/google.js';
import { startApp, type TestApp } from '../support/start-app.js';
import { Workers } from '../support/workers.js';

const RECORDS = 24;
const KILLS = 5;

let google: Google;
let test: TestApp;
let workers: Workers;

beforeAll(async () => {
  google = await startGoogle({});
  test = await startApp({ environment: google.env() });
  google.follow(test.clock);
  workers = await Workers.of(test, google.env());
}, 180_000);

afterAll(async () => {
  await workers.stop();
  await workers.remove();
  await test.close();
  await google.close();
});

describe('Workers that are killed while they write', () => {
  it('F10: leave every event in the calendar once, whenever they die', async () => {
    const anna = await test.visitor().signUp();
    const { seat } = (await anna.get('/session')).body as { seat: { id: string } };
    const desk = await CalendarDesk.open(test, google, seat.id);
    const engagementId = (await anEngagement(anna)).id;
    const days = Array.from({ length: RECORDS }, (_, day) => `2026-12-${String(day + 1).padStart(2, '0')}`);
    for (const dueOn of days) await aTask(anna, { engagementId, dueOn, assigneeId: seat.id });
    // Long enough that many die between the writing and the answer.
    google.delayMs = 150;
    workers.begin(2);
    for (let round = 0; (await desk.waiting()) > 0; round++) {
      await pause(1500);
      if (workers.kills < KILLS) workers.kill(round);
      // What a dead one held is let go of.
      test.clock.advance({ minutes: 3 });
      workers.setClock();
    }
    expect(workers.kills).toBe(KILLS);
    expect(desk.events.map(({ start }) => start?.date).toSorted()).toEqual(days);
    const links = await test.sql(
      `SELECT 1 FROM event_link WHERE state = 'synced' AND sent IS NULL AND tombstoned_at IS NULL`,
    );
    expect(links.length).toBe(RECORDS);
  }, 240_000);
});
