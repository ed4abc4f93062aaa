import type { Browser, BrowserContext, Page } from 'playwright-core';
import { barriers, launchBrowser, picture } from '../support/browser.js';
import { startDemo, type DemoApp } from '../support/demo-app.js';
import { linkIn, reportMails } from '../support/report-mail.js';
import { settled, sidewaysScroll, signIn, visit, wordsOf, type Looks } from '../support/page.js';

const english = wordsOf('en');
const ADDRESS = 'never.again@a-rather-long-name-of-a-company.example.com';
/** On the page of a reader in Italian. */
const TOLD = 'annota una volta sola che questa pagina è stata aperta, e quando.';

/** What the owner says in the settings about mails: who gets none, and that readers' opening is noted. */
describe('who is written to, and what is noted of it', () => {
  let demo: DemoApp;
  let browser: Browser;
  let anna: Page;
  const contexts: BrowserContext[] = [];
  const mishaps: string[][] = [];

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    anna = await inSettings();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });
  afterEach(() => expect(mishaps.flat()).toEqual([]));

  async function inSettings(looks: Looks = {}): Promise<Page> {
    const visited = await visit(browser, demo, looks);
    contexts.push(visited.context);
    mishaps.push(visited.mishaps);
    await signIn(visited.page, 'anna');
    await settled(visited.page);
    await visited.page.goto(`${demo.url}/settings#suppressions`);
    await settled(visited.page);
    return visited.page;
  }
  const list = () => anna.locator('#suppressions');
  const row = () => list().getByRole('listitem').filter({ hasText: ADDRESS });
  const named = (id: string) => english(id).replace('{address}', ADDRESS);

  it('an empty list says what it is for, and takes an address with the reason', async () => {
    await list().getByText(english('suppressions.none')).waitFor();
    await list().getByLabel(english('common.email')).fill(ADDRESS);
    await list().getByLabel(english('suppressions.why')).fill('Asked us to stop, by telephone');
    await anna.keyboard.press('Enter');
    await row().getByText('Added by an owner').waitFor();
    await row().getByText('Asked us to stop, by telephone').waitFor();
  });

  it('who is on it already is not added twice', async () => {
    await list().getByLabel(english('common.email')).fill(ADDRESS);
    await list()
      .getByRole('button', { name: english('suppressions.add') })
      .click();
    await list().getByText(`${ADDRESS} is on the list already.`).waitFor();
    await list().getByLabel(english('common.email')).fill('');
  });

  it('one who was taken off is put back as they were', async () => {
    await row()
      .getByRole('button', { name: named('suppressions.remove') })
      .click();
    await row().waitFor({ state: 'detached' });
    await anna.getByText(named('suppressions.removed')).waitFor();
    await anna.getByRole('button', { name: english('common.undo') }).click();
    await row().getByText('Asked us to stop, by telephone').waitFor();
  });

  it('noting who opened a report is switched on, and readers are told on its page', async () => {
    const [mail] = await reportMails(demo.mails, 'giulia@demo.affianco.test');
    const page = await inSettings();
    await page.goto(demo.url + linkIn(mail));
    expect(await page.getByText(TOLD).count()).toBe(0);
    await anna.getByLabel(english('settings.notes-opening')).click();
    await anna.getByRole('switch', { name: english('settings.notes-opening'), checked: true }).waitFor();
    await page.reload();
    await page.getByText(TOLD).waitFor();
    await picture(page, 'report-page-noted-1280-light');
  });

  it.each([
    [390, 'light'],
    [390, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)(
    'finds no barrier in the settings at %i px, %s',
    async (width, colorScheme) => {
      const page = await inSettings({ width, colorScheme });
      await page.locator('#suppressions').getByText(ADDRESS).waitFor();
      expect(await barriers(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      await picture(page, `settings-mail-${width}-${colorScheme}`);
    },
    120_000,
  );
});
