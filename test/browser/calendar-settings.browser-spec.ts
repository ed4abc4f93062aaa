import type { Browser, Page } from 'playwright-core';
import { barriers, launchBrowser, picture } from '../support/browser.js';
import { startDemo, type DemoApp } from '../support/demo-app.js';
import { startGoogle, type Google } from '../support/google/google.js';
import { settled, sidewaysScroll, signIn, until, visit, wordsOf } from '../support/page.js';

const words = wordsOf('en');
const hers = wordsOf('it');

/** Anna connects her calendars, chooses, signs in with Google, and takes them back. */
describe('one’s own calendars', () => {
  let google: Google;
  let demo: DemoApp;
  let browser: Browser;
  let page: Page;
  let mishaps: string[];

  beforeAll(async () => {
    google = await startGoogle();
    demo = await startDemo(google.env());
    browser = await launchBrowser();
    google.chooses('anna@gmail.test');
    google.account('anna@gmail.test').add({ name: 'Family' });
    ({ page, mishaps } = await visit(browser, demo));
    await signIn(page, 'anna');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await google?.close();
  });
  afterEach(() => expect(mishaps).toEqual([]));

  const press = (id: string) =>
    page
      .getByRole('button', { name: words(id), exact: true })
      .first()
      .click();
  const read = (name: string) =>
    page.getByRole('combobox', { name: words('calendars.read-of').replace('{name}', name) });

  it('are connected at Google, which leads back, and plans are written into one of its own', async () => {
    await page.goto(`${demo.url}/settings`);
    await page.getByRole('link', { name: words('calendars.open') }).click();
    await page.getByText(words('calendars.none')).waitFor();
    expect(await barriers(page)).toEqual([]);
    await press('calendars.google.own');
    await page.getByText(words('calendars.connected')).waitFor();
    await page.getByText('Affianco – tasks').waitFor();
    await page.getByText(words('calendars.target')).first().waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('are read after a second consent, each as its owner chooses', async () => {
    await press('calendars.google.read');
    await page.getByText('Family').waitFor();
    await read('Family').click();
    await page.getByRole('option', { name: words('calendars.mode.busy') }).click();
    await page.getByText(words('calendars.state.in_step')).first().waitFor();
    await until(async () => (await read('Family').inputValue()) === words('calendars.mode.busy'));
    await picture(page, 'calendars-1280-light');
  });

  it('say which permission is missing when a box was left empty', async () => {
    google.chooses({ email: 'anna@gmail.test', denies: true });
    await press('calendars.google.own');
    await page.getByText(words('calendars.problem.denied')).waitFor();
    expect(await barriers(page)).toEqual([]);
    google.chooses('anna@gmail.test');
  });

  it('fit a phone, in the dark as well', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${demo.url}/settings/calendars`);
    await settled(page);
    await page.getByText('Family').waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'calendars-390-dark');
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('wait for a sign-in when the permission was taken back, and go on after it', async () => {
    google.oauth.revokeAll('anna@gmail.test');
    await page
      .getByRole('button', {
        name: words('calendars.actions').replace('{name}', 'anna@gmail.test'),
        exact: true,
      })
      .click();
    await page.getByRole('menuitem', { name: words('calendars.refresh') }).click();
    await page.getByText(words('calendars.state.needs_reauth')).first().waitFor();
    await page.getByText(words('calendars.issues')).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'calendars-needs-reauth-1280-light');
    await press('calendars.reconnect');
    await page.getByText(words('calendars.connected')).waitFor();
    expect(await page.getByText(words('calendars.state.needs_reauth')).count()).toBe(0);
  });

  it('are taken back with what was written, after a question', async () => {
    await page
      .getByRole('button', {
        name: words('calendars.actions').replace('{name}', 'anna@gmail.test'),
        exact: true,
      })
      .click();
    await page.getByRole('menuitem', { name: words('calendars.disconnect') }).click();
    await page.getByLabel(words('calendars.remove-events')).check();
    expect(await barriers(page)).toEqual([]);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: words('calendars.disconnect') })
      .click();
    await page.getByText(words('calendars.none')).waitFor();
    expect(google.account('anna@gmail.test').calendar('Affianco – tasks').events).toEqual([]);
    expect(google.oauth.liveRefreshTokens('anna@gmail.test')).toBe(0);
  });

  it('have nothing to do with signing in with Google, which is linked with the password', async () => {
    await page.goto(`${demo.url}/settings`);
    const card = page.locator('#google');
    await card.getByLabel(words('password.current')).fill('demo-affianco-2026');
    await card.getByRole('button', { name: words('google-sign-in.link') }).click();
    await page.getByRole('button', { name: words('google-sign-in.unlink') }).waitFor();
    const other = await visit(browser, demo);
    await other.page.getByRole('button', { name: 'Sign in with Google' }).click();
    await other.page.getByRole('heading', { level: 1 }).first().waitFor();
    await other.page.locator('input[type="password"]').waitFor({ state: 'detached' });
    expect(other.mishaps).toEqual([]);
    await other.context.close();
  });

  it('tell a stranger’s Google account to sign in with the password first', async () => {
    google.chooses('stranger@gmail.test');
    const other = await visit(browser, demo);
    await other.page.getByRole('button', { name: 'Sign in with Google' }).click();
    await other.page.getByText('This Google account is not linked here.').waitFor();
    expect(await barriers(other.page)).toEqual([]);
    await picture(other.page, 'sign-in-google-not-linked');
    await other.context.close();
  });

  it('show a client’s contact busy times alone', async () => {
    google.chooses('giulia@gmail.test');
    const other = await visit(browser, demo, { width: 390 });
    await signIn(other.page, 'giulia');
    await other.page.goto(`${demo.url}/settings/calendars`);
    const buttons = other.page.getByRole('button', { name: hers('calendars.google.busy') });
    await buttons.click();
    await other.page.getByText(hers('calendars.connected')).waitFor();
    expect(await other.page.getByRole('button', { name: hers('calendars.google.own') }).count()).toBe(0);
    expect(await sidewaysScroll(other.page)).toBe(0);
    expect(await barriers(other.page)).toEqual([]);
    await picture(other.page, 'calendars-contact-390-light');
    await other.context.close();
  });
});
