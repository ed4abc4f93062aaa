import type { Browser, BrowserContext, Page } from 'playwright-core';
import { barriers, launchBrowser, picture } from '../support/browser.js';
import { startDemo, type DemoApp } from '../support/demo-app.js';
import { settled, sidewaysScroll, signIn, until, visit, wordsOf } from '../support/page.js';

const words = wordsOf('en');

/** Days of the last full week but one: whatever the day on which the tests run, they are over. */
const days = ['09', '10', '11', '12', '13'];

interface Logged {
  id: string;
  description: string;
  running: boolean;
  durationSeconds: number | null;
  measuredEndedAt?: string | null;
}

/** Journey 5: Anna in a train, without a network. */
describe('an assistant without a network', () => {
  let demo: DemoApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let mishaps: string[];

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    ({ page, context, mishaps } = await visit(browser, demo));
    await signIn(page, 'anna');
    await field().waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });
  afterEach(() => expect(mishaps).toEqual([]));

  const field = () => page.getByRole('combobox', { name: words('timer.what') });
  const sign = () => page.getByRole('button', { name: /not saved yet/ });
  const byHand = () => page.getByRole('form', { name: words('timer.by-hand') });

  /** A new tab, as after closing the last one. */
  async function openAgain(): Promise<void> {
    await page.close();
    page = await context.newPage();
    page.on('pageerror', (error) => mishaps.push(error.message));
    await page.goto(demo.url);
    // The bar, which hears the keys, comes behind the page.
    await page
      .getByRole('region', { name: words('timer.label') })
      .getByRole('button')
      .first()
      .waitFor();
  }

  /** What the server has of what was made on the way. */
  async function arrived(): Promise<Logged[]> {
    const answer = await context.request.get(`${demo.url}/api/v1/time-entries?memberId=me&limit=200`);
    const { items } = (await answer.json()) as { items: Logged[] };
    return items.filter(({ description }) => /^Train \d+$|^In the train$/.test(description));
  }

  it('has the app on the device after the first visit', async () => {
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await openAgain();
    await settled(page);
    expect(await page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true);
  });

  it('is told of a new version at once, and leaves the pages that a mail links to alone', async () => {
    for (const file of ['sw.js', 'manifest.webmanifest']) {
      const answer = await context.request.get(`${demo.url}/${file}`);
      expect([file, answer.status(), answer.headers()['cache-control']]).toEqual([file, 200, 'no-cache']);
    }
    const policy = (await context.request.get(demo.url)).headers()['content-security-policy'];
    expect(policy).toContain("worker-src 'self'");
    for (const path of [`/r/${'A'.repeat(78)}`, '/mailbox']) {
      await page.goto(demo.url + path);
      expect(await page.locator('#root').count()).toBe(0);
    }
    await openAgain();
    await settled(page);
  });

  it('logs ten entries by hand, each shown as not saved yet', async () => {
    await context.setOffline(true);
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('m');
    await byHand().waitFor();
    for (let count = 1; count <= 10; count++) {
      await field().fill(`Train ${count} @vogt`);
      await page.getByRole('option', { name: /Vogt/ }).first().waitFor();
      await field().press('Enter');
      await until(async () => (await field().inputValue()) === `Train ${count}`);
      await byHand()
        .getByLabel(words('entry.day'))
        .fill(`2026-11-${days[(count - 1) % 5]}`);
      await byHand().getByLabel(words('entry.duration')).fill(`${count}min`);
      await page.keyboard.press('Enter');
      await until(async () => (await field().inputValue()) === '');
    }
    await page.getByText('10 entries not saved yet').first().waitFor();
    expect(await arrived()).toEqual([]);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'offline-1280-light');
  }, 90_000);

  it('starts a timer, which still runs after the tab was closed', async () => {
    await field().press('Escape');
    await field().fill('In the train');
    await field().press('Enter');
    await page.getByRole('timer').waitFor();
    await openAgain();
    await page.getByRole('timer').waitFor();
    await until(async () => /^0:0\d:\d\d · In the train/.test(await page.title()));
    await page.getByText('11 entries not saved yet').first().waitFor();
    await sign().click();
    await page.getByRole('dialog').getByText('Train 10').waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'offline-outbox-1280-light');
    await page.keyboard.press('Escape');
  });

  it('sends each once when the network is back, with a second tab open', async () => {
    const other = await context.newPage();
    await other.goto(demo.url);
    await other.getByRole('timer').waitFor();
    await context.setOffline(false);
    await sign().waitFor({ state: 'detached' });
    const there = await arrived();
    expect(there.map(({ description }) => description).sort()).toEqual(
      ['In the train', ...Array.from({ length: 10 }, (_, index) => `Train ${index + 1}`)].sort(),
    );
    expect(there.find(({ description }) => description === 'Train 7')).toMatchObject({
      durationSeconds: 420,
    });
    expect(there.find(({ running }) => running)).toMatchObject({ description: 'In the train' });
    await other.close();
  });

  it('keeps what the server refuses, with its reason and a way out', async () => {
    await page.getByRole('button', { name: words('timer.stop'), exact: true }).click();
    await page.getByRole('timer').waitFor({ state: 'detached' });
    await context.setOffline(true);
    await page.keyboard.press('m');
    for (const what of ['One', 'Two']) {
      await field().fill(what);
      await byHand().getByLabel(words('entry.day')).fill('2026-11-14');
      await byHand().getByLabel(words('entry.start')).fill('5:00');
      await byHand().getByLabel(words('entry.duration')).fill('30min');
      await page.keyboard.press('Enter');
      await until(async () => (await field().inputValue()) === '');
    }
    await context.setOffline(false);
    await page.getByRole('button', { name: '1 not accepted' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Two').waitFor();
    await picture(page, 'offline-refused-1280-light');
    await dialog.getByRole('button', { name: words('unsent.discard') }).click();
    await dialog.getByText(words('unsent.none')).waitFor();
  });

  it('fits a phone, in the dark', async () => {
    const phone = await visit(browser, demo, { width: 390, colorScheme: 'dark' });
    await signIn(phone.page, 'anna');
    await phone.page.getByRole('combobox', { name: words('timer.what') }).waitFor();
    await phone.page.getByRole('button', { name: words('timer.start'), exact: true }).click();
    await phone.page.getByRole('button', { name: words('timer.details') }).click();
    await phone.page.getByLabel(words('timer.idle')).waitFor();
    await settled(phone.page);
    expect(await barriers(phone.page)).toEqual([]);
    expect(await sidewaysScroll(phone.page)).toBe(0);
    await picture(phone.page, 'timer-390-dark');
    await phone.context.close();
  });
});
