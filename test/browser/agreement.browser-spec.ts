import type { Browser, BrowserContext, Page } from 'playwright-core';
import { barriers, launchBrowser, picture } from '../support/browser.js';
import { startDemo, type DemoApp } from '../support/demo-app.js';
import { settled, sidewaysScroll, signIn, visit, wordsOf } from '../support/page.js';

const english = wordsOf('en');
const CLIENT = 'Brightwater Consulting Ltd';

/** An agreement from the assistant's form to the client's yes, by the portal and by the link in the mail. */
describe('an agreement', () => {
  let demo: DemoApp;
  let browser: Browser;
  let anna: Page;
  let engagementPath: string;
  const contexts: BrowserContext[] = [];
  const mishaps: string[][] = [];

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    anna = await enter('anna');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });
  afterEach(() => expect(mishaps.flat()).toEqual([]));

  async function enter(who: string, looks: Parameters<typeof visit>[2] = {}): Promise<Page> {
    const visited = await visit(browser, demo, looks);
    contexts.push(visited.context);
    mishaps.push(visited.mishaps);
    await signIn(visited.page, who);
    await settled(visited.page);
    return visited.page;
  }
  const button = (page: Page, id: string) => page.getByRole('button', { name: english(id), exact: true });

  it('gets a new clause from a later day on, summed up in words while it is typed', async () => {
    await anna.goto(`${demo.url}/clients`);
    await anna.getByRole('link', { name: CLIENT }).first().click();
    const edit = english('clients.edit-named').replace('{name}', english('clients.agreement'));
    await anna.getByRole('button', { name: edit }).click();
    await anna.getByLabel(english('terms.clause-kind')).selectOption('deliverables');
    await button(anna, 'terms.add-clause').click();
    await anna.getByLabel(english('clients.valid-from')).fill('2099-01-01');
    await anna.getByText('At least 1 document a week').waitFor();
    expect(await barriers(anna)).toEqual([]);
    await button(anna, 'common.save').click();
    await button(anna, 'common.save').waitFor({ state: 'detached' });
  });

  it('is read as the client will, and sent', async () => {
    await anna.getByRole('link', { name: english('agreement.read-and-send') }).click();
    await anna.getByText(english('agreement.changes'), { exact: true }).waitFor();
    engagementPath = new URL(anna.url()).pathname;
    expect(await barriers(anna)).toEqual([]);
    await button(anna, 'agreement.send').click();
    await anna.getByLabel(english('agreement.note')).fill('As we said on the phone.');
    await button(anna, 'agreement.send-now').click();
    await anna.getByText('As we said on the phone.').first().waitFor();
    await picture(anna, 'agreement-1280-light');
  });

  it('waits for the client in the portal, on a phone in the dark, and takes a question', async () => {
    const james = await enter('james', { width: 390, colorScheme: 'dark' });
    await james.getByRole('link', { name: english('agreement.read') }).click();
    await james.getByText('At least 1 document a week').first().waitFor();
    await settled(james);
    expect(await barriers(james)).toEqual([]);
    expect(await sidewaysScroll(james)).toBe(0);
    await picture(james, 'agreement-portal-390-dark');
    await james.getByLabel(english('agreement.words')).fill('Does a draft count?');
    await button(james, 'agreement.ask').click();
    await james.locator('blockquote', { hasText: 'Does a draft count?' }).waitFor();
    await anna.goto(demo.url + engagementPath);
    await anna.getByText('Does a draft count?').waitFor();
  });

  it('is accepted behind the link in the mail, without sign-in, and both sides read so', async () => {
    const mails = await demo.mails.wait('james@demo.affianco.test');
    const text =
      mails.map((mail) => mail.text ?? '').findLast((each) => each.includes('/r/agreement/')) ?? '';
    const link = /\/r\/agreement\/[\w-]+/.exec(text)?.[0] ?? '';
    const { page, context } = await visit(browser, demo, { width: 390 });
    contexts.push(context);
    await page.goto(demo.url + link);
    await page.getByRole('heading', { level: 1, name: 'Agreement' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByRole('button', { name: 'Accept the agreement' }).click();
    await page.getByText('Thank you, the agreement is accepted.').waitFor();
    await anna.goto(demo.url + engagementPath);
    await anna.getByText(/^Accepted by James Carter on/).waitFor();
    expect(await button(anna, 'agreement.send-again').count()).toBe(0);
  });
});
