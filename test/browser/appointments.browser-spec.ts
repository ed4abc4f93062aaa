import type { Browser, Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { SystemClock } from '../../src/kernel/clock.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { launchBrowser } from '../support/browser.js';
import { startDemo, type DemoApp } from '../support/demo-app.js';
import { startGoogle, type Google } from '../support/google/google.js';
import { tabTo, wrongWith } from '../support/looks.js';
import { settled, sidewaysScroll, signIn, until, visit, wordsOf } from '../support/page.js';
import { ShiftedClock } from '../support/shifted-clock.js';

const words = wordsOf('en');
const hers = wordsOf('it');
const onPage = pageWords();
const giulia = 'giulia@demo.affianco.test';
const title = 'Viaggio a Torino';
const now = new SystemClock().now().toZonedDateTimeISO('Europe/Rome');
/** The last ten o’clock in Rome: whenever this runs, no mail waits for the end of Giulia’s quiet hours. */
const lastTen = now.subtract({ hours: 10 }).withPlainTime('10:00').toInstant();

/** What the pages behind mails say to Giulia. */
function pageWords(): (id: string) => string {
  const file = new URL('../../src/platform/i18n/messages/it.json', import.meta.url);
  const found = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return (id) => found[id] ?? id;
}

/** Anna proposes, Giulia chooses, nobody comes, and a kind word follows; it begins sixteen days ago. */
describe('an appointment, from the proposal to the word afterwards', () => {
  const clock = new ShiftedClock(lastTen.subtract({ hours: 16 * 24 }).until(now.toInstant()));
  let google: Google;
  let demo: DemoApp;
  let browser: Browser;
  let anna: Page;
  let client: Page;
  /** Where Giulia stands without an account and without JavaScript. */
  let link: Page;
  const mishaps: string[] = [];

  beforeAll(async () => {
    google = await startGoogle({ clock });
    // The story ends then too: Giulia is not heard of in what follows.
    demo = await startDemo({ ...google.env(), CALENDAR_POLL_SECONDS: '2' }, clock, clock.now());
    browser = await launchBrowser();
    google.chooses('anna@gmail.test');
    const [desk, phone] = [await visit(browser, demo), await visit(browser, demo, { width: 390 })];
    anna = desk.page;
    client = phone.page;
    for (const { page } of [desk, phone]) page.on('pageerror', ({ message }) => mishaps.push(message));
    await signIn(anna, 'anna');
    await signIn(client, 'giulia');
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await google?.close();
  });
  afterEach(() => expect(mishaps).toEqual([]));

  const day = (after: number) =>
    clock.now().toZonedDateTimeISO('Europe/Rome').add({ days: after }).toPlainDate().toString();
  const mails = async (about: RegExp) =>
    (await demo.mails.to(giulia)).filter(({ subject }) => about.test(subject));
  /** The first time that is free on the count-th day. */
  const onDay = (count: number) =>
    link
      .getByRole('group')
      .nth(count - 1)
      .getByRole('radio')
      .first();
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const written = () =>
    google
      .account('anna@gmail.test')
      .calendar('Affianco – tasks')
      .events.filter(({ summary }) => summary?.includes(title));

  it('is proposed with the times at which Anna is free in her own calendar too', async () => {
    await anna.goto(`${demo.url}/settings/calendars`);
    await press(anna, words('calendars.google.own'));
    await anna.getByText(words('calendars.connected')).waitFor();
    await anna.goto(`${demo.url}/appointments`);
    await press(anna, words('appointments.propose'));
    await anna.getByLabel(words('appointments.title'), { exact: true }).fill(title);
    const engagement = anna.getByLabel(words('clients.engagement'));
    const moretti = engagement.locator('option', { hasText: 'Moretti' }).first();
    await engagement.selectOption((await moretti.getAttribute('value')) ?? '');
    await anna.getByRole('checkbox', { name: 'Giulia Moretti', checked: true }).waitFor();
    await anna.getByLabel(words('appointments.from-day'), { exact: true }).fill(day(1));
    await anna.getByLabel(words('appointments.to-day'), { exact: true }).fill(day(8));
    await anna.getByRole('main').locator('form button[type="submit"]').first().click();
    await anna.getByRole('heading', { name: words('appointments.proposed') }).waitFor();
    await anna.getByText(/\d+ free times/).waitFor();
  });

  it('shows Giulia in the portal that a time is to be chosen', async () => {
    await client.goto(`${demo.url}/appointments`);
    await client.getByText(hers('appointments.to-choose')).waitFor();
    expect(await wrongWith(client, 'journey-portal-appointments', client.getByText(title).first())).toEqual(
      [],
    );
    await client.getByRole('link', { name: title }).first().click();
    await client.getByRole('radio').first().waitFor();
    expect(await wrongWith(client, 'journey-portal-choose', client.getByRole('radio').first())).toEqual([]);
  });

  it('is booked by the link in the mail, without an account and without JavaScript', async () => {
    await until(async () => (await mails(/Quale orario/)).length === 1);
    const [mail] = await mails(/Quale orario/);
    const address = /http:\/\/\S+\/r\/appointment\/[\w-]+/.exec(mail?.text ?? '')?.[0] ?? '';
    link = await opened(address);
    await link.getByRole('heading', { name: title, level: 1 }).waitFor();
    expect(await sidewaysScroll(link)).toBe(0);
    await onDay(3).check();
    await link.getByRole('button', { name: onPage('appointment.page.book') }).click();
    await link.getByText(onPage('appointment.page.done.booked')).waitFor();
    await until(async () => (await mails(/^Appuntamento.*Viaggio a Torino/)).length === 1);
    const [confirmed] = await mails(/^Appuntamento.*Viaggio a Torino/);
    expect(confirmed?.attachments.map(({ filename }) => filename)).toEqual([expect.stringMatching(/\.ics$/)]);
    await until(() => Promise.resolve(written().length === 1));
  });

  it('is moved by the same link, and its event with it', async () => {
    const before = written()[0]?.start?.dateTime;
    await link.getByRole('link', { name: onPage('appointment.page.move') }).click();
    await onDay(4).check();
    await link.getByRole('button', { name: onPage('appointment.page.move') }).click();
    await link.getByText(onPage('appointment.page.done.moved')).waitFor();
    await until(() => Promise.resolve(written()[0]?.start?.dateTime !== before));
    expect(written()).toHaveLength(1);
    expect(google.api.mailsSent).toBe(0);
  });

  it('can be read at its link by everybody, whatever the screen', async () => {
    expect(await wrongWith(await withScript(), 'journey-link-booked')).toEqual([]);
  });

  it('has been missed, which Anna notes by keyboard alone', async () => {
    clock.turnTo(lastTen);
    // Who was away for so long signs in anew.
    const desk = await visit(browser, demo);
    anna = desk.page;
    anna.on('pageerror', ({ message }) => mishaps.push(message));
    await signIn(anna, 'anna');
    await settled(anna);
    const note = anna.getByRole('link', { name: new RegExp(`${words('today.note-attendance')}.*${title}`) });
    await tabTo(anna, note);
    await anna.keyboard.press('Enter');
    const missed = anna.getByRole('button', { name: words('appointments.attendance.no_show_client') });
    await tabTo(anna, missed);
    await anna.keyboard.press('Enter');
    await anna.getByRole('heading', { name: words('follow-up.title') }).waitFor();
  });

  it('is followed by a kind word that is proposed, and that Anna alone sends', async () => {
    await demo.app.get(Jobs).handlers.get('follow-up-tick')?.run({});
    const letter = anna.getByLabel(words('follow-up.text'), { exact: true });
    await until(async () => {
      await anna.reload();
      await settled(anna);
      return (await letter.count()) > 0;
    });
    expect(await wrongWith(anna, 'journey-appointment', letter)).toEqual([]);
    await letter.fill(`${await letter.inputValue()}\n\nNessuna fretta.`);
    await press(anna, words('follow-up.send'));
    await anna.getByText(words('follow-up.sent-now')).waitFor();
    await until(async () =>
      (await demo.mails.to(giulia)).some(({ text }) => text.includes('Nessuna fretta.')),
    );
    await anna.goto(`${demo.url}/appointments`);
    expect(await wrongWith(anna, 'journey-appointments', anna.getByText(title).first())).toEqual([]);
  });

  /** A page that a mail leads to, as a phone without JavaScript shows it. */
  async function opened(address: string): Promise<Page> {
    const context = await browser.newContext({
      ...{ viewport: { width: 390, height: 844 }, javaScriptEnabled: false, locale: 'it-IT' },
    });
    const page = await context.newPage();
    await page.goto(address);
    return page;
  }

  /** The same page in a browser that can be looked into: it says what the other one says. */
  async function withScript(): Promise<Page> {
    const context = await browser.newContext({ locale: 'it-IT' });
    const page = await context.newPage();
    await page.goto(link.url());
    return page;
  }
});
