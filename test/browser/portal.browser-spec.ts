import type { Browser, Page } from 'playwright-core';
import { barriers, launchBrowser, picture } from '../support/browser.js';
import { startDemo, type DemoApp } from '../support/demo-app.js';
import { settled, sidewaysScroll, signIn, visit, wordsOf } from '../support/page.js';

const words = wordsOf('it');

/** Journey 4: Giulia in the portal. */
describe('a client in the portal', () => {
  let demo: DemoApp;
  let browser: Browser;
  let page: Page;
  let mishaps: string[];

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    ({ page, mishaps } = await visit(browser, demo));
    await signIn(page, 'giulia');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });
  afterEach(() => expect(mishaps).toEqual([]));

  const go = (name: string) =>
    page
      .getByRole('link', { name: words(name), exact: true })
      .first()
      .click();

  it('reads first what waits, then the hours used and left, in Italian', async () => {
    await page.getByText('Viaggio a Madrid per la fiera').first().waitFor();
    await page.getByText(words('portal.month')).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('it');
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'portal-1280-light');
  });

  it('sees nothing of any other client, on no page', async () => {
    for (const path of ['/', '/tasks', '/documents', '/reports']) {
      await page.goto(demo.url + path);
      await settled(page);
      const text = await page.locator('body').innerText();
      for (const foreign of ['Brightwater', 'Vogt', 'Alameda', 'Carter', 'Ortega'])
        expect(text).not.toContain(foreign);
    }
  });

  it('delegates a new task, which then is with the practice', async () => {
    await page.goto(`${demo.url}/tasks`);
    await page
      .getByRole('button', { name: words('portal.delegate') })
      .or(page.getByRole('link', { name: words('portal.delegate') }))
      .first()
      .click();
    await page.getByLabel(words('portal.field.title')).fill('Ordinare i biglietti da visita');
    await page.getByLabel(words('portal.field.brief')).fill('Come l’ultima volta, 200 pezzi.');
    await page.getByLabel(words('portal.field.engagement')).selectOption({ label: 'Assistenza di studio' });
    await page
      .getByRole('dialog')
      .getByRole('button', { name: words('portal.delegate-send'), exact: true })
      .click();
    await page.getByText('Ordinare i biglietti da visita').first().waitFor();
    const { page: anna, context } = await visit(browser, demo);
    await signIn(anna, 'anna');
    await anna.goto(`${demo.url}/tasks`);
    await anna.getByRole('link', { name: 'Ordinare i biglietti da visita' }).waitFor();
    await context.close();
  });

  it('answers the question that waits, and the turn goes back', async () => {
    await page.goto(`${demo.url}/tasks`);
    await page.getByRole('link', { name: 'Viaggio a Madrid per la fiera' }).click();
    await page.getByRole('heading', { level: 1, name: 'Viaggio a Madrid per la fiera' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    const choice = page.getByRole('button', { name: 'In centro', exact: true });
    await choice.click();
    await choice.waitFor({ state: 'detached' });
    await page.getByText('In centro', { exact: true }).first().waitFor();
  });

  it('accepts a report', async () => {
    await go('nav.reports');
    await page.locator('main a[href^="/reports/"]').first().click();
    await page
      .getByRole('button', { name: words('portal.report.accept') })
      .first()
      .click();
    await page.getByText(words('portal.report.accepted')).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'portal-report-1280-light');
  });

  it.each([
    [390, 'light'],
    [390, 'dark'],
    [1280, 'dark'],
  ] as const)(
    'finds no barrier on any page at %i px, %s',
    async (width, colorScheme) => {
      const { page: other, context: own } = await visit(browser, demo, { width, colorScheme });
      await signIn(other, 'giulia');
      for (const path of ['/', '/tasks', '/documents', '/reports']) {
        await other.goto(demo.url + path);
        await settled(other);
        expect({ path, found: await barriers(other) }).toEqual({ path, found: [] });
        expect({ path, sideways: await sidewaysScroll(other) }).toEqual({ path, sideways: 0 });
        await picture(other, `giulia${path.replaceAll('/', '-')}-${width}-${colorScheme}`);
      }
      await own.close();
    },
    120_000,
  );
});
