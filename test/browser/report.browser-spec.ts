import type { Browser, Page } from 'playwright-core';
import { barriers, launchBrowser, picture } from '../support/browser.js';
import { startDemo, type DemoApp } from '../support/demo-app.js';
import { settled, sidewaysScroll, signIn, until, visit, wordsOf } from '../support/page.js';
import { linkIn, reportMails } from '../support/report-mail.js';

const words = wordsOf('en');
const hers = wordsOf('it');
const giulia = 'giulia@demo.affianco.test';
const comment = 'La seconda sala ha richiesto due telefonate in più.';
const reason = 'Una pausa era stata contata.';

/** Anna and Giulia: what was agreed, whether it was kept, and what happens when a report was wrong. */
describe('a report that says whether what was agreed was kept', () => {
  let demo: DemoApp;
  let browser: Browser;
  let anna: Page;
  let client: Page;
  let told = '';
  const mishaps: string[] = [];

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    const desk = await visit(browser, demo);
    const phone = await visit(browser, demo, { width: 390 });
    anna = desk.page;
    client = phone.page;
    for (const { page } of [phone, desk]) page.on('pageerror', ({ message }) => mishaps.push(message));
    await signIn(anna, 'anna');
    await signIn(client, 'giulia');
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });
  afterEach(() => expect(mishaps).toEqual([]));

  /** The addresses of the reports that Giulia has got by mail. */
  async function mailed(): Promise<string[]> {
    return (await reportMails(demo.mails, giulia)).map((mail) => demo.url + linkIn(mail));
  }

  /** A page that a mail leads to: without an account and without JavaScript. */
  async function opened(address: string, width = 390): Promise<Page> {
    const context = await browser.newContext({
      ...{ viewport: { width, height: 844 }, javaScriptEnabled: false, locale: 'it-IT' },
    });
    const page = await context.newPage();
    await page.goto(address);
    return page;
  }

  const button = (name: string) => anna.getByRole('button', { name, exact: true }).first();

  it('is not sent before the client can read why a clause was not met', async () => {
    await anna.goto(`${demo.url}/reports`);
    await anna
      .getByText(/1 comment missing/)
      .first()
      .waitFor();
    await anna
      .getByRole('link', { name: /Studio Moretti/ })
      .first()
      .click();
    await anna.getByText(words('report.clause.not_met')).first().waitFor();
    await button(words('report.send')).click();
    const dialog = anna.getByRole('dialog');
    await dialog.locator('button[data-autofocus]').click();
    await dialog.getByRole('alert').waitFor();
    await picture(anna, 'report-uncommented-1280-light');
    await anna.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await anna.getByLabel(words('report.clause.comment'), { exact: true }).first().fill(comment);
    await anna.getByText(words('common.saved')).first().waitFor();
    expect(await barriers(anna)).toEqual([]);
    const before = (await mailed()).length;
    await button(words('report.send')).click();
    await anna.getByRole('dialog').locator('button[data-autofocus]').click();
    await until(async () => (await mailed()).length > before);
    told = (await mailed()).at(-1) ?? '';
  });

  it('tells the client by mail what was not met, and what the assistant says to it', async () => {
    const page = await opened(told);
    const text = await page.locator('main').innerText();
    expect(text).toContain(comment);
    expect(text).toContain('2:25');
    expect(await sidewaysScroll(page)).toBe(0);
    await picture(page, 'report-clauses-390-light');
  });

  it('is handed on by a link that reads, and can do nothing else', async () => {
    const page = await opened(told);
    await page.locator('form[action$="/forward"] button').click();
    const shown = page.getByText(/\/r\/shared\//).first();
    const address = /http:\/\/\S+\/r\/shared\/[\w-]{78}/.exec(await shown.innerText())?.[0] ?? '';
    const other = await opened(address, 1280);
    expect(await other.locator('main').innerText()).toContain(comment);
    expect(await other.locator('form').count()).toBe(0);
  });

  it('is corrected at the line, and told anew with its difference', async () => {
    const before = (await mailed()).length;
    await settled(anna);
    await anna
      .getByRole('button', { name: words('report.correct'), exact: true })
      .first()
      .click();
    const form = anna.getByRole('form', { name: words('report.correct') });
    await form.getByLabel(words('report.correct-duration')).fill('0:50');
    await form.getByLabel(words('report.correct-reason')).fill(reason);
    await form.locator('button[type="submit"]').click();
    await form.waitFor({ state: 'detached' });
    await button(words('report.revise')).click();
    await anna.getByLabel(words('report.revise-reason')).fill(reason);
    await anna.getByRole('dialog').locator('button[type="submit"]').click();
    await anna.getByText('1:05').first().waitFor();
    await anna.getByText(reason).first().waitFor();
    await settled(anna);
    expect(await barriers(anna)).toEqual([]);
    await picture(anna, 'report-revision-1280-light');
    const said = anna.getByLabel(words('report.clause.comment'), { exact: true }).first();
    expect(await said.inputValue()).toBe(comment);
    await button(words('report.send')).click();
    await anna.getByRole('dialog').locator('button[data-autofocus]').click();
    await until(async () => (await mailed()).length > before);
    const page = await opened((await mailed()).at(-1) ?? '');
    const text = await page.locator('main').innerText();
    expect(text).toContain(reason);
    expect(text).toMatch(/1:05.*0:50/s);
    await picture(page, 'report-revision-390-light');
  });

  it('stays readable as it was sent, and says that it was replaced', async () => {
    const page = await opened(told);
    expect(await page.locator('main').innerText()).toContain('1:05');
    expect(await page.locator('form[action$="/accept"]').count()).toBe(0);
  });

  it('is known again by its paper, by anybody', async () => {
    const page = await opened(`${demo.url}/r/verify?language=it`, 1280);
    const buffer = await (await page.context().request.get(`${told}/report.pdf`)).body();
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'rendiconto.pdf', mimeType: 'application/pdf', buffer });
    await page.locator('form button').click();
    await page.getByRole('heading', { name: 'Autentico', exact: true }).waitFor();
    await picture(page, 'verify-1280-light');
  });

  it('is accepted in the portal, with all its versions at hand', async () => {
    await client.goto(`${demo.url}/reports`);
    await client.getByText(hers('report.mark-superseded')).first().waitFor();
    await client.getByRole('link').filter({ hasText: /\d/ }).first().click();
    await client.getByRole('heading', { name: hers('report.versions') }).waitFor();
    await settled(client);
    expect(await barriers(client)).toEqual([]);
    expect(await sidewaysScroll(client)).toBe(0);
    await picture(client, 'portal-report-390-light');
  });
});
