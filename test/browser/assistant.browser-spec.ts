import type { Browser, BrowserContext, Page } from 'playwright-core';
import { barriers, launchBrowser, picture } from '../support/browser.js';
import { startDemo, type DemoApp } from '../support/demo-app.js';
import { settled, sidewaysScroll, signIn, until, visit, wordsOf } from '../support/page.js';

const words = wordsOf('en');

/** Journeys 1 and 2: a day of Anna's, from signing in to sending last week's report. */
describe('an assistant at work', () => {
  let demo: DemoApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let mishaps: string[];
  /** The link in the mail that Anna's sending brought. */
  let link = '';

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    ({ page, context, mishaps } = await visit(browser, demo));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });
  afterEach(() => expect(mishaps).toEqual([]));

  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });

  it('signs in and sees whose turn it is', async () => {
    await signIn(page, 'anna');
    await heading(words('nav.today')).waitFor();
    await page.getByRole('link', { name: 'Board pack for November' }).waitFor();
    await page.getByText('Viaggio a Madrid per la fiera').waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'today-1280-light');
  });

  it('starts a timer with one key, sees it in the tab, and stops it with the same key', async () => {
    // The bar, which hears the keys, comes behind the page.
    await page.getByRole('combobox', { name: words('timer.what') }).waitFor();
    await heading(words('nav.today')).click();
    await page.keyboard.press('s');
    await page.getByRole('timer').waitFor();
    await until(async () => /0:00:0[1-9]/.test(await page.title()));
    await heading(words('nav.today')).click();
    await page.keyboard.press('s');
    await page.getByRole('timer').waitFor({ state: 'detached' });
  });

  it('logs another piece of work by hand, typing its length as people do', async () => {
    await page
      .getByRole('link', { name: words('nav.time'), exact: true })
      .first()
      .click();
    // Last week: whatever the hour at which the tests run, it is over.
    await page.getByRole('link', { name: words('time.previous-week') }).click();
    await page
      .getByRole('button', { name: words('time.add') })
      .first()
      .click();
    const form = page.locator('form').filter({ has: page.getByLabel(words('entry.duration')) });
    await form.getByLabel(words('entry.work')).fill('Vogt');
    await page.getByRole('option').first().click();
    await form.getByLabel(words('entry.description')).fill('Anruf mit dem Statiker');
    await form.getByLabel(words('entry.start')).fill('06:10');
    for (const typed of ['90min', '1,5', '1h30']) {
      await form.getByLabel(words('entry.duration')).fill(typed);
      await form.getByText('= 1:30').waitFor();
    }
    await page.keyboard.press('Enter');
    await page.getByText('Anruf mit dem Statiker').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'time-1280-light');
  });

  it('uploads a document to a task and marks the task delivered', async () => {
    await page
      .getByRole('link', { name: words('nav.tasks'), exact: true })
      .first()
      .click();
    await page.getByRole('link', { name: 'Board pack for November' }).click();
    await heading('Board pack for November').waitFor();
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({
        name: 'board-pack.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Figures, three projects, minutes.'),
      });
    await page.getByText('board-pack.txt').first().waitFor();
    await page.getByRole('list', { name: words('upload.running') }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: words('move.delivered'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'board-pack.txt' }).waitFor();
    await dialog.getByLabel(words('move.note.handing-over')).fill('The pack, complete.');
    await dialog.locator('button[type="submit"]').click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(words('task.status.delivered')).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'task-1280-light');
  });

  it('opens last week’s report as the client will read it, says why a clause was not met, and sends it', async () => {
    const reports = async () =>
      (await demo.mails.to('giulia@demo.affianco.test')).filter(({ subject }) => /settimana/.test(subject));
    const before = (await reports()).length;
    await page
      .getByRole('link', { name: words('nav.reports'), exact: true })
      .first()
      .click();
    await page
      .getByRole('link', { name: /Studio Moretti/ })
      .first()
      .click();
    await page.getByText('Confronto di tre sale a Bologna').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'report-draft-1280-light');
    const comment = page.getByLabel(words('report.clause.comment'), { exact: true }).first();
    await comment.fill('La seconda sala ha richiesto due telefonate in più.');
    await page.getByText(words('common.saved')).first().waitFor();
    await page
      .getByRole('button', { name: words('report.send'), exact: true })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Giulia Moretti').waitFor();
    await dialog.getByRole('button', { name: /Send/ }).click();
    await page.getByText(words('report.frozen')).waitFor();
    await until(async () => (await reports()).length > before);
    link = linkOf((await reports()).at(-1)?.text ?? '');
    expect(link).toMatch(/\/r\//);
  });

  it('sees the client’s answer appear without loading anything again', async () => {
    const reader = await browser.newContext({ javaScriptEnabled: false });
    const letter = await reader.newPage();
    await letter.goto(link);
    await letter.locator('textarea').fill('La sala ha il parcheggio?');
    await letter.locator('form[action$="/questions"] button').click();
    await page.getByText('La sala ha il parcheggio?').waitFor();
    await reader.close();
  });

  it.each([
    [390, 'light'],
    [390, 'dark'],
    [1280, 'dark'],
  ] as const)(
    'finds no barrier on any page at %i px, %s',
    async (width, colorScheme) => {
      const { page: other, context: own } = await visit(browser, demo, { width, colorScheme });
      await signIn(other, 'anna');
      for (const path of ['/', '/time', '/tasks', '/clients', '/documents', '/reports', '/settings']) {
        await other.goto(demo.url + path);
        await settled(other);
        expect({ path, found: await barriers(other) }).toEqual({ path, found: [] });
        expect({ path, sideways: await sidewaysScroll(other) }).toEqual({ path, sideways: 0 });
        await picture(other, `anna${path.replaceAll('/', '-')}-${width}-${colorScheme}`);
      }
      await own.close();
    },
    120_000,
  );

  it('signs out, and the pages are closed', async () => {
    await context.clearCookies();
    await page.goto(`${demo.url}/reports`);
    await page.locator('input[type="password"]').waitFor();
  });
});

function linkOf(text: string): string {
  return /http:\/\/\S+\/r\/[\w-]+/.exec(text)?.[0] ?? '';
}
