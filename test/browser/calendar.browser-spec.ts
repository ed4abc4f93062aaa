import type { Browser, Page } from 'playwright-core';
import { SystemClock } from '../../src/kernel/clock.js';
import { launchBrowser } from '../support/browser.js';
import { startDemo, type DemoApp } from '../support/demo-app.js';
import type { PersonsCalendar } from '../support/google/account.js';
import { startGoogle, type Google } from '../support/google/google.js';
import { tabTo, wrongWith } from '../support/looks.js';
import { settled, signIn, until, visit, wordsOf } from '../support/page.js';

const words = wordsOf('en');
const said = (id: string, values: Record<string, string>) =>
  Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words(id));
const [gmail, giulia] = ['anna@gmail.test', 'giulia@demo.affianco.test'];
const james = 'james@demo.affianco.test';
const [call, visitToCome, secret] = ['Call about the new office', 'Visit of the new office', 'Dr Rossi'];

/** Anna on her phone: her calendar beside her work, each following the other. */
describe('a calendar in step with the work', () => {
  let google: Google;
  let demo: DemoApp;
  let browser: Browser;
  let page: Page;
  let mishaps: string[];
  let own: PersonsCalendar;

  beforeAll(async () => {
    google = await startGoogle();
    demo = await startDemo({ ...google.env(), CALENDAR_POLL_SECONDS: '2' });
    browser = await launchBrowser();
    google.chooses(gmail);
    own = google.account(gmail).main;
    fillDiary();
    ({ page, mishaps } = await visit(browser, demo, { width: 390 }));
    await signIn(page, 'anna');
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await google?.close();
  });
  afterEach(() => expect(mishaps).toEqual([]));

  const rome = () => new SystemClock().now().toZonedDateTimeISO('Europe/Rome');
  const tomorrow = () => rome().add({ days: 1 }).toPlainDate().toString();
  const ago = (hours: number) => rome().subtract({ hours }).round('minute').toInstant().toString();
  const button = (name: string) => page.getByRole('button', { name, exact: true }).first();

  /** A call with a client that is over, one that is to come, and what is nobody's business. */
  function fillDiary(): void {
    const attendees = [{ email: gmail, self: true, responseStatus: 'accepted' }, { email: giulia }];
    const later = rome().add({ days: 3 }).toPlainDate();
    own.put({ summary: call, start: ago(4), end: ago(3), attendees });
    own.put({ summary: visitToCome, start: `${later}T11:00`, end: `${later}T12:00`, attendees });
    own.put({ summary: secret, start: `${tomorrow()}T08:00`, visibility: 'private' });
  }

  /** The calendar that the product writes into. */
  const ours = () => google.account(gmail).calendar('Affianco – tasks');
  /** The task that is planned, by its name. */
  let task = '';
  const planned = () =>
    ours().events.filter(({ summary, start }) => summary?.includes(task) && start?.dateTime != null);

  it('is connected on a phone, and read as its owner chooses', async () => {
    await page.goto(`${demo.url}/settings/calendars`);
    await button(words('calendars.google.own')).click();
    await page.getByText(words('calendars.connected')).waitFor();
    await button(words('calendars.google.read')).click();
    const mode = page.getByRole('combobox', { name: said('calendars.read-of', { name: gmail }) });
    await mode.click();
    await page.getByRole('option', { name: words('calendars.mode.details') }).click();
    await page.getByText(words('calendars.state.in_step')).first().waitFor();
    expect(await wrongWith(page, 'journey-calendars', mode)).toEqual([]);
  });

  it('proposes what was with a client, and logs it by one tap', async () => {
    await page.goto(demo.url);
    const log = page.getByRole('button', { name: `Log 1:00: ${call}` });
    await log.waitFor();
    expect(await page.getByText(secret).count()).toBe(0);
    expect(await wrongWith(page, 'journey-today', log)).toEqual([]);
    await log.click();
    await page.getByText(said('candidate.logged', { title: call })).waitFor();
    await log.waitFor({ state: 'detached' });
    await page.goto(`${demo.url}/time`);
    await page.getByText(call).first().waitFor();
  });

  it('makes an appointment of what is to come, which stays one event there', async () => {
    await page.goto(demo.url);
    const book = page.getByRole('button', { name: said('candidate.book-this', { title: visitToCome }) });
    await book.click();
    await page.getByText(said('candidate.booked-untold', { title: visitToCome })).waitFor();
    await page.goto(`${demo.url}/appointments`);
    await page.getByRole('link', { name: visitToCome }).waitFor();
    expect(ours().events.filter(({ summary }) => summary?.includes(visitToCome))).toEqual([]);
  });

  it('gets a block that was planned by keyboard alone', async () => {
    await page.goto(`${demo.url}/planner?day=${tomorrow()}&span=day`);
    await settled(page);
    const plan = page.getByRole('button', { name: /^Plan “/ }).first();
    await plan.waitFor();
    task = /“(.+)”/.exec((await plan.getAttribute('aria-label')) ?? '')?.[1] ?? '';
    await tabTo(page, plan);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words('planner.day')).fill(tomorrow());
    await dialog.getByLabel(words('planner.start')).fill('14:00');
    await dialog.getByLabel(words('planner.start')).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('14:00–15:00').first().waitFor();
    expect(await page.getByText(secret).count()).toBe(0);
    await until(() => Promise.resolve(planned().length === 1));
  });

  it('moves the block that is moved there, while the page stands open', async () => {
    const id = planned()[0]?.id as string;
    ours().move(id, `${tomorrow()}T16:00`, `${tomorrow()}T17:30`);
    await page.getByText('16:00–17:30').first().waitFor();
    await until(async () => (await page.getByText('14:00–15:00').count()) === 0);
    expect(await page.getByText(words('calendars.issues')).count()).toBe(0);
    expect(google.api.mailsSent).toBe(0);
  });

  it('is planned with by day, whatever the screen', async () => {
    expect(await wrongWith(page, 'journey-planner-day', page.getByText(task).last())).toEqual([]);
  });

  it('is planned with by week, whatever the screen', async () => {
    await page.goto(`${demo.url}/planner?day=${tomorrow()}`);
    expect(await wrongWith(page, 'journey-planner-week', page.getByText(task).last())).toEqual([]);
  });

  describe('with an appointment that is moved there', () => {
    const title = 'Offers for the new office';
    const booked = () => ours().events.filter(({ summary }) => summary?.includes(title));
    /** What James got about it, the newest last. */
    const letters = async () => (await demo.mails.to(james)).filter(({ subject }) => subject.includes(title));
    const day = (after: number) => rome().add({ days: after }).toPlainDate().toString();
    const moveThere = (start: string) => ours().move(booked()[0]?.id as string, start);
    const startsThere = () => Temporal.Instant.from(booked()[0]?.start?.dateTime ?? '').toString();
    const question = () => page.getByRole('button', { name: words('calendars.issue.apply-appointment') });
    /** James in the portal, on London's clocks. */
    let portal: Page;

    beforeAll(async () => {
      const desk = await visit(browser, demo);
      portal = desk.page;
      await signIn(portal, 'james');
    });

    it('stands there as soon as it is booked here, and in the mail of the client', async () => {
      await page.goto(`${demo.url}/appointments`);
      await button(words('appointments.book')).click();
      await page.getByLabel(words('appointments.title'), { exact: true }).fill(title);
      const engagement = page.getByLabel(words('clients.engagement'));
      await engagement.selectOption({ label: 'Brightwater Consulting Ltd' });
      await page.getByRole('checkbox', { name: 'James Carter', checked: true }).waitFor();
      await page.getByLabel(words('appointments.day'), { exact: true }).fill(day(5));
      await page.getByLabel(words('appointments.time'), { exact: true }).fill('09:00');
      await page.getByRole('main').locator('form button[type="submit"]').first().click();
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      await until(async () => (await letters()).length === 1 && booked().length === 1);
      await portal.goto(`${demo.url}/appointments`);
      await portal.getByRole('link', { name: title }).click();
      await portal.getByText('08:00–09:00').waitFor();
    });

    it('asks Anna, and until she has answered nobody is told', async () => {
      moveThere(`${day(6)}T16:00`);
      await page.goto(`${demo.url}/notices`);
      await page.getByRole('link', { name: `“${title}” was moved in your calendar` }).click();
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      expect(await wrongWith(page, 'journey-appointment-elsewhere', question())).toEqual([]);
      await page.goto(`${demo.url}/settings/calendars`);
      await question().waitFor();
      expect(await wrongWith(page, 'journey-moved-there', question())).toEqual([]);
      expect(await letters()).toHaveLength(1);
      await portal.reload();
      await portal.getByText('08:00–09:00').waitFor();
    });

    it('moves it here at her word: the client gets a mail with the event, and sees it in the portal', async () => {
      await question().click();
      await page.getByText(words('calendars.issue.moved-appointment')).waitFor();
      await question().waitFor({ state: 'detached' });
      await portal.getByText('15:00–16:00').waitFor();
      await until(async () => (await letters()).length === 2);
      const moved = (await letters()).at(-1);
      expect(moved?.subject).toMatch(/^Moved to/);
      expect(moved?.text).toContain('15:00–16:00 (Europe/London)');
      expect(moved?.attachments.map(({ contentType }) => contentType)).toEqual([
        expect.stringMatching(/^text\/calendar/),
      ]);
      expect(await wrongWith(portal, 'journey-portal-booked', portal.getByText('15:00–16:00'))).toEqual([]);
      expect(booked()).toHaveLength(1);
    });

    it('goes back there when she keeps the time, by keyboard alone, and nobody hears of it', async () => {
      const before = startsThere();
      moveThere(`${day(7)}T10:00`);
      await question().waitFor();
      await tabTo(page, page.getByRole('button', { name: words('calendars.issue.keep-appointment') }));
      await page.keyboard.press('Enter');
      await question().waitFor({ state: 'detached' });
      await until(() => Promise.resolve(startsThere() === before));
      expect(booked()).toHaveLength(1);
      expect(await letters()).toHaveLength(2);
      expect(google.api.mailsSent).toBe(0);
    });
  });
});
