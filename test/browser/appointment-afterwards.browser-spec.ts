import type { Browser, BrowserContext, Page } from 'playwright-core';
import { SystemClock } from '../../src/kernel/clock.js';
import { launchBrowser, picture } from '../support/browser.js';
import { startDemo, type DemoApp } from '../support/demo-app.js';
import { wrongWith } from '../support/looks.js';
import {
  mailWordsOf, settled, sidewaysScroll, signIn, tapped, until, visit, withMail, wordsOf,
} from '../support/page.js'; // prettier-ignore
import { ShiftedClock } from '../support/shifted-clock.js';

const words = wordsOf('en');
const hers = mailWordsOf('it');
const [giulia, luca] = ['giulia@demo.affianco.test', 'luca@demo.affianco.test'];
const title = 'Sala e relatori';
const wanted = 'I prezzi delle tre sale su una pagina sola.\nE dieci minuti in più.';
const ROME = 'Europe/Rome';

/** A weekday of last week, of which Moretti's report still waits to be read and sent. */
function lastWeek(weekday: number, time: string): Temporal.Instant {
  const today = new SystemClock().now().toZonedDateTimeISO(ROME).toPlainDate();
  const day = today.subtract({ days: 7 + today.dayOfWeek - weekday });
  return day.toZonedDateTime({ timeZone: ROME, plainTime: time }).toInstant();
}

/** Anna speaks with two guests; what one of them says afterwards comes back to her, and into the report. */
describe('an appointment that took place', () => {
  const clock = new ShiftedClock(lastWeek(2, '10:00').until(new SystemClock().now()));
  let demo: DemoApp;
  let browser: Browser;
  let context: BrowserContext;
  let anna: Page;
  /** Where Giulia answers, and Luca does not yet: without an account and without JavaScript. */
  let answering: Page;
  let hesitating: Page;
  /** Every time that Anna came. */
  const visits: { readonly mishaps: readonly string[] }[] = [];

  beforeAll(async () => {
    demo = await startDemo({}, clock);
    browser = await launchBrowser();
    await comesIn();
    await engageLuca();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });
  afterEach(() => expect(visits.flatMap(({ mishaps }) => mishaps)).toEqual([]));

  /** Anna at her desk; who was away for days signs in anew. */
  async function comesIn(): Promise<void> {
    await context?.close();
    const desk = await visit(browser, demo);
    ({ page: anna, context } = desk);
    visits.push(desk);
    await signIn(anna, 'anna');
  }

  /** Whoever looks after the rooms at Giulia's. */
  async function engageLuca(): Promise<void> {
    const api = `${demo.url}/api/v1`;
    const read = async <T>(path: string) => (await (await context.request.get(api + path)).json()) as T;
    const { csrfToken } = await read<{ csrfToken: string }>('/session');
    const { items } = await read<{ items: { id: string; name: string }[] }>('/clients');
    const clientId = items.find(({ name }) => name === 'Studio Moretti')?.id;
    const made = await context.request.post(`${api}/contacts`, {
      headers: { 'x-csrf-token': csrfToken },
      data: { clientId, name: 'Luca Moretti', email: luca, language: 'it', timeZone: ROME },
    });
    expect(made.status()).toBe(201);
  }

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const question = async (address: string) => {
    const subject = hers('useful.mail.subject').replace('{title}', title);
    return (await demo.mails.to(address)).find((mail) => mail.subject === subject);
  };
  /** The page behind the tap on an answer in somebody's mail. */
  const opened = async (address: string, answer: string) =>
    tapped(await withMail(browser, (await question(address))?.html ?? ''), answer);
  /** The form of the question on the page behind the mail. */
  const form = (page: Page) => page.locator('form[action$="/useful"]');

  it('is booked with two guests', async () => {
    await anna.goto(`${demo.url}/appointments`);
    await press(anna, words('appointments.book'));
    await anna.getByLabel(words('appointments.title'), { exact: true }).fill(title);
    await anna
      .getByLabel(words('clients.engagement'))
      .selectOption({ label: 'Studio Moretti · Convegno di primavera' });
    for (const name of ['Giulia Moretti', 'Luca Moretti']) await anna.getByRole('checkbox', { name }).check();
    const thursday = lastWeek(4, '15:00').toZonedDateTimeISO(ROME).toPlainDate();
    await anna.getByLabel(words('appointments.day'), { exact: true }).fill(thursday.toString());
    await anna.getByLabel(words('appointments.time'), { exact: true }).fill('15:00');
    await anna.getByRole('main').locator('form button[type="submit"]').first().click();
    await anna.getByRole('heading', { name: title, level: 1 }).waitFor();
    await until(async () => (await demo.mails.to(luca)).some(({ subject }) => subject.includes(title)));
    expect(await anna.getByRole('heading', { name: words('attendance.title') }).count()).toBe(0);
  });

  it('is over, and each guest is asked once Anna has noted that they came', async () => {
    const place = anna.url();
    clock.turnTo(lastWeek(4, '16:10'));
    await comesIn();
    await anna.goto(place);
    expect(await question(giulia)).toBeUndefined();
    await press(anna, words('appointments.attendance.attended'));
    await until(async () => (await question(giulia)) !== undefined && (await question(luca)) !== undefined);
  });

  it('is judged by one tap in the mail, and nothing is said yet by that', async () => {
    answering = await opened(giulia, 'In parte');
    hesitating = await opened(luca, 'No');
    expect(await answering.getByRole('radio', { name: 'In parte' }).isChecked()).toBe(true);
    await answering.getByText(hers('useful.page.chosen')).waitFor();
    expect(await sidewaysScroll(answering)).toBe(0);
    expect(await wrongWith(await looked(answering.url()), 'journey-link-useful')).toEqual([]);
    await anna.reload();
    await settled(anna);
    expect(await anna.getByRole('heading', { name: words('appointments.useful') }).count()).toBe(0);
  });

  it('is told what would have been wanted, without an account and without JavaScript', async () => {
    await form(answering).locator('textarea').fill(wanted);
    await press(answering, hers('useful.page.button'));
    await answering.getByText(hers('useful.page.thanks')).waitFor();
    await picture(answering, 'journey-link-useful-said-390-light');
  });

  it('asks the other guest no more, whether his page stood open already or he comes now', async () => {
    await press(hesitating, hers('useful.page.button'));
    for (const page of [hesitating, await opened(luca, 'Sì')]) {
      await page.getByText(hers('appointment.page.done.useful-closed')).waitFor();
      expect(await form(page).count()).toBe(0);
      expect(await page.getByText('dieci minuti').count()).toBe(0);
    }
    expect(await wrongWith(await looked(hesitating.url()), 'journey-link-useful-answered')).toEqual([]);
  });

  it('brings its answer to Anna by a notice, and she reads it where it belongs', async () => {
    await anna.goto(`${demo.url}/notices`);
    await anna.getByRole('link', { name: new RegExp(`^Giulia Moretti.*${title}`) }).click();
    const said = anna.getByRole('heading', { name: words('appointments.useful') });
    await said.waitFor();
    await anna.getByText(words('appointments.useful.partly'), { exact: true }).waitFor();
    expect(await anna.locator('blockquote').innerText()).toBe(wanted);
    expect(await wrongWith(anna, 'journey-appointment-useful', said)).toEqual([]);
  });

  it('stands in the next report with its answer, and without what is between the two', async () => {
    clock.setRight();
    await comesIn();
    await anna.goto(`${demo.url}/reports`);
    await anna
      .getByRole('link', { name: /Studio Moretti/ })
      .first()
      .click();
    await press(anna, words('report.refresh'));
    const line = anna.getByText(/Took place · It was useful in part/);
    await line.waitFor();
    await anna.getByText(title, { exact: true }).first().waitFor();
    expect(await anna.getByText('dieci minuti').count()).toBe(0);
    expect(await wrongWith(anna, 'journey-report-appointments', line)).toEqual([]);
  });

  /** A page behind a mail in a browser that can be looked into: it says what it says without JavaScript. */
  async function looked(address: string): Promise<Page> {
    const page = await (await browser.newContext({ locale: 'it-IT' })).newPage();
    await page.goto(address);
    return page;
  }
});
