import { setTimeout as pause } from 'node:timers/promises';
import { SystemClock } from '../../src/kernel/clock.js';
import { startApp, type TestApp } from '../support/start-app.js';
import { startGoogle, type Google } from '../support/google/google.js';
import { aConnectedCalendar, type ConnectedCalendar } from '../support/connected.js';
import type { Visitor } from '../support/visitor.js';

const machine = new SystemClock();

/** The jobs that read calendars, run by the worker at the pace of the real clock. */
describe('A calendar that is read by itself', () => {
  let google: Google;
  let test: TestApp;
  let anna: Visitor;
  let ticking: NodeJS.Timeout;

  beforeAll(async () => {
    google = await startGoogle();
    test = await startApp({
      now: machine.now().toString(),
      environment: { ...google.env(), CALENDAR_POLL_SECONDS: '2' },
    });
    // The clock of a test stands still; this one goes.
    ticking = setInterval(() => test.clock.set(machine.now()), 20);
    google.follow(test.clock);
    google.channels.origin = test.url;
    anna = await test.visitor().signUp();
    await test.work();
  });
  afterAll(async () => {
    await test.close();
    clearInterval(ticking);
    await google.close();
  });

  async function untilBusy(calendar: ConnectedCalendar, times: number): Promise<number> {
    const begun = performance.now();
    while ((await calendar.busy()).length !== times) {
      if (performance.now() - begun > 15_000)
        throw new Error(`${times} were expected, ${(await calendar.busy()).length} came`);
      await pause(50);
    }
    return (performance.now() - begun) / 1_000;
  }
  const tomorrow = () => `${test.clock.now().add({ hours: 24 }).toString().slice(0, 10)}T09:00`;

  it('F29: is asked every two seconds where nothing is told, without waiting for the minute', async () => {
    google.channels.mode = 'drop';
    const calendar = await aConnectedCalendar(test, google, anna, { email: 'silent@gmail.test' });
    calendar.there.put({ summary: 'One', start: tomorrow() });
    await untilBusy(calendar, 1);
    calendar.there.put({ summary: 'Two', start: tomorrow() });
    expect(await untilBusy(calendar, 2)).toBeLessThan(6);
  });

  it('F30: is read two seconds after a change was told', async () => {
    google.channels.mode = 'deliver';
    const calendar = await aConnectedCalendar(test, google, anna, { email: 'telling@gmail.test' });
    calendar.there.put({ summary: 'One', start: tomorrow() });
    await untilBusy(calendar, 1);
    await google.channels.settle();
    calendar.there.put({ summary: 'Two', start: tomorrow() });
    expect(await untilBusy(calendar, 2)).toBeLessThan(6);
  });
});
