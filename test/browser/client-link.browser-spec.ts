import type { Browser, BrowserContext, Page } from 'playwright-core';
import { barriers, launchBrowser, picture } from '../support/browser.js';
import { startDemo, type DemoApp } from '../support/demo-app.js';
import { linkIn, reportMails } from '../support/report-mail.js';

/** Journey 3: from the mail, without sign-in and without JavaScript. */
describe('a client opens the report from the mail', () => {
  let demo: DemoApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    page = await context.newPage();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });

  /** The newest report mailed to somebody of the story, and the link in it. */
  async function lastMail(who: string) {
    const mail = (await reportMails(demo.mails, `${who}@demo.affianco.test`)).at(-1);
    if (!mail) throw new Error(`no report to ${who}`);
    return { mail, link: demo.url + linkIn(mail) };
  }

  it('gets a mail in their own language, with the PDF', async () => {
    const subjects = await Promise.all(
      ['giulia', 'james', 'lena', 'carmen'].map(async (who) => (await lastMail(who)).mail.subject),
    );
    expect(subjects[0]).toMatch(/^La Sua settimana/);
    expect(subjects[1]).toMatch(/^Your week/);
    expect(subjects[2]).toMatch(/^Ihre Woche/);
    // Carmen wants to be called tú.
    expect(subjects[3]).toMatch(/^Tu semana/);
    const { mail } = await lastMail('giulia');
    expect(mail.attachments).toEqual([expect.objectContaining({ contentType: 'application/pdf' })]);
  });

  it('reads what waits, the hours used and left, what was done, and each entry', async () => {
    await page.goto((await lastMail('giulia')).link);
    await expect(page.title()).resolves.toContain('Studio Moretti');
    const text = await page.locator('main').innerText();
    expect(text).toContain('Viaggio a Madrid per la fiera');
    expect(text).toMatch(/ne restano\s\d+:\d\d\sh/);
    expect(text).toContain('Posta del fine settimana, risposte ai clienti');
    await picture(page, 'report-page-390-light');
  });

  it.each(['light', 'dark'] as const)('finds no barrier on the page, in %s', async (colorScheme) => {
    // Axe itself needs scripts; the page has none.
    const scripted = await browser.newContext({
      colorScheme,
      viewport: { width: 1280, height: 900 },
      bypassCSP: true,
    });
    const looking = await scripted.newPage();
    await looking.goto((await lastMail('giulia')).link);
    expect(await barriers(looking)).toEqual([]);
    await picture(looking, `report-page-1280-${colorScheme}`);
    await scripted.close();
  });

  it('downloads a document of the report', async () => {
    const { link } = await lastMail('james');
    const answer = await context.request.get(link);
    const file = /href="(\/r\/[^"]+\/files\/[^"]+)"/.exec(await answer.text())?.[1] ?? '';
    const document = await context.request.get(`${demo.url}${file}`);
    expect(document.headers()['content-disposition']).toMatch(/^attachment/);
    expect(await document.text()).toContain('CRM');
  });

  it('asks about a line, and finds the question on the page', async () => {
    const { link } = await lastMail('carmen');
    await page.goto(link);
    await page
      .getByRole('link', { name: /Preguntar/ })
      .first()
      .click();
    await page.locator('textarea').fill('¿Fue el lunes por la tarde?');
    await page.locator('form[action$="/questions"] button').click();
    expect(await page.locator('main').innerText()).toContain('¿Fue el lunes por la tarde?');
  });

  it('accepts the report; a second time changes nothing', async () => {
    const { link } = await lastMail('giulia');
    await page.goto(link);
    await page.locator('form[action$="/accept"] button').click();
    expect(await page.locator('#accept').innerText()).toContain('Giulia Moretti');
    await page.goto(link);
    expect(await page.locator('form[action$="/accept"]').count()).toBe(0);
  });

  it('is told kindly when a link was not made by us', async () => {
    await page.goto(`${demo.url}/r/${'A'.repeat(78)}`);
    expect(await page.locator('h1').innerText()).not.toBe('');
    expect(await page.content()).not.toContain('Studio Moretti');
  });
});
