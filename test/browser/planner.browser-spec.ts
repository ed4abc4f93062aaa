import type { Browser, BrowserContext, Page } from 'playwright-core';
import { barriers, launchBrowser, picture } from '../support/browser.js';
import { startDemo, type DemoApp } from '../support/demo-app.js';
import type { PersonsCalendar } from '../support/google/account.js';
import { startGoogle, type Google } from '../support/google/google.js';
import { settled, sidewaysScroll, signIn, until, visit, wordsOf } from '../support/page.js';

const words = wordsOf('en');
const ROME = 'Europe/Rome';
const TASK = 'Planned by hand';

/** Anna plans her week, with her Google calendar in step. */
describe('a week that is planned', () => {
  let google: Google;
  let demo: DemoApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let mishaps: string[];
  let ours: PersonsCalendar;
  /** Of a week to come, in which nothing of the demo story stands. */
  let monday: Temporal.PlainDate;

  beforeAll(async () => {
    google = await startGoogle();
    demo = await startDemo({ ...google.env(), CALENDAR_POLL_SECONDS: '2' });
    browser = await launchBrowser();
    google.chooses('anna@gmail.test');
    ({ page, context, mishaps } = await visit(browser, demo));
    await signIn(page, 'anna');
    await page.goto(`${demo.url}/settings/calendars`);
    await page.getByRole('button', { name: words('calendars.google.own') }).click();
    await page.getByText(words('calendars.connected')).waitFor();
    const today = Temporal.PlainDate.from(
      await page.evaluate<string>('new Date().toISOString().slice(0, 10)'),
    );
    monday = today.subtract({ days: today.dayOfWeek - 1 }).add({ weeks: 8 });
    ours = google.account('anna@gmail.test').calendar('Affianco – tasks');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await google?.close();
  });
  afterEach(() => expect(mishaps).toEqual([]));

  const open = async () => {
    await page.goto(`${demo.url}/planner?day=${monday}`);
    await settled(page);
  };
  /** A time of the clock of that week, as an instant. */
  const at = (day: number, clock: string) =>
    monday.add({ days: day }).toZonedDateTime({ timeZone: ROME, plainTime: clock }).toInstant().toString();
  const block = () => page.locator('[data-grid-event^="block-"]').filter({ hasText: TASK });
  const ask = async <T>(path: string) =>
    (await (await context.request.get(`${demo.url}/api/v1${path}`)).json()) as T;
  const blocks = async () =>
    (
      await ask<{ items: { taskTitle: string; startsAt: string; endsAt: string }[] }>(
        '/time-blocks?memberId=me',
      )
    ).items.filter(({ taskTitle }) => taskTitle === TASK);
  const inGoogle = () => ours.events.filter(({ summary }) => summary?.includes(TASK));
  const drag = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 12, from.y + 12, { steps: 3 });
    await page.mouse.move(to.x, to.y, { steps: 12 });
    await page.mouse.up();
  };

  it('begins with a task that is dragged out of the list onto a day', async () => {
    const [engagement] = (await ask<{ items: { id: string }[] }>('/engagements')).items;
    const { csrfToken } = await ask<{ csrfToken: string }>('/session');
    const made = await context.request.post(`${demo.url}/api/v1/tasks`, {
      headers: { 'x-csrf-token': csrfToken },
      data: { engagementId: engagement?.id, title: TASK },
    });
    expect(made.status()).toBe(201);
    await open();
    const line = page.locator('[data-place]').filter({ hasText: TASK });
    const nine = page.getByText('09:00', { exact: true }).first();
    await line.waitFor();
    const [place, hour] = [await line.boundingBox(), await nine.boundingBox()];
    if (!place || !hour) throw new Error('the planner is not there');
    await drag({ x: place.x + 40, y: place.y + 40 }, { x: hour.x + 160, y: hour.y + 12 });
    await block().waitFor();
    await until(async () => (await blocks()).length === 1);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'planner-1280-light');
  });

  it('stands in Google, and is there where it was put', async () => {
    await until(() => Promise.resolve(inGoogle().length === 1));
    const [planned] = await blocks();
    expect(inGoogle()[0]?.start?.dateTime).toBe(planned?.startsAt);
    expect(google.api.mailsSent).toBe(0);
  });

  it('moves here when it is moved in Google, without a word having to be said', async () => {
    const { id = '' } = inGoogle()[0] ?? {};
    ours.move(id as string, at(2, '15:00'), at(2, '16:30'));
    await until(async () => (await blocks())[0]?.startsAt === at(2, '15:00'));
    await open();
    await block().getByText('15:00').waitFor();
    expect((await blocks())[0]?.endsAt).toBe(at(2, '16:30'));
  });

  it('moves in Google when it is moved here, by fields alone', async () => {
    await block().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words('planner.start')).fill('10:15');
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: words('common.save') }).click();
    await dialog.waitFor({ state: 'detached' });
    await until(() => Promise.resolve(inGoogle()[0]?.start?.dateTime === at(2, '10:15')));
    expect(inGoogle()).toHaveLength(1);
  });

  it('F12: what is deleted in Google is unscheduled here, and its task stays', async () => {
    ours.cancel(inGoogle()[0]?.id as string);
    await until(async () => (await blocks()).length === 0);
    await open();
    await page.locator('[data-place]').filter({ hasText: TASK }).waitFor();
    expect(await block().count()).toBe(0);
    expect(inGoogle()).toEqual([]);
  });

  it('is planned by keyboard, taken away, and brought back', async () => {
    await page
      .getByRole('button', { name: words('planner.plan-task').replace('{title}', TASK) })
      .press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words('planner.day')).fill(monday.add({ days: 1 }).toString());
    await dialog.getByLabel(words('planner.start')).fill('14:00');
    await dialog.getByLabel(words('planner.start')).press('Enter');
    await block().waitFor();
    await block().click();
    await dialog.getByRole('button', { name: words('planner.remove') }).click();
    await until(async () => (await blocks()).length === 0);
    // Its own word of it: the one that it was planned may still stand there.
    await page
      .getByRole('alert')
      .filter({ hasText: words('planner.removed').replace('{title}', TASK) })
      .getByRole('button', { name: words('common.undo') })
      .click();
    await until(async () => (await blocks()).length === 1);
    await until(() => Promise.resolve(inGoogle().length === 1));
  });

  it('fits a phone as a list, in the dark as well', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await open();
    await page.getByText(TASK).first().waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'planner-390-dark');
  });
});
