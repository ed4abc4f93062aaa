import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { fileURLToPath } from 'node:url';
import { barriers, launchBrowser, picture } from '../support/browser.js';
import { startDemo, type DemoApp } from '../support/demo-app.js';
import { settled, sidewaysScroll, signIn, until, visit, wordsOf } from '../support/page.js';

const words = wordsOf('en');
/** Long before the demo story: nothing of it is affirmed, reported or filled. */
const EMPTY_WEEK = '2026-W20';
const TOGGL = fileURLToPath(new URL('../samples/toggl-detailed-5-weeks.csv', import.meta.url));

/** Runs in the page. */
const isFocused = (element: { matches(selector: string): boolean }) => element.matches(':focus');

describe('time that can be trusted', () => {
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
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });
  afterEach(() => expect(mishaps).toEqual([]));

  const ask = async <T>(path: string) =>
    (await (await context.request.get(`${demo.url}/api/v1${path}`)).json()) as T;
  const entriesOf = async (week: string) => {
    const { days } = await ask<{ days: { entries: { durationSeconds: number; description: string }[] }[] }>(
      `/time-entries/week?week=${week}&memberId=me`,
    );
    return days.flatMap(({ entries }) => entries);
  };
  const open = async (path: string) => {
    await page.goto(`${demo.url}${path}`);
    await settled(page);
  };
  /** Goes on with the Tab key until it is there. */
  const tabTo = async (place: Locator) => {
    for (let pressed = 0; pressed < 80; pressed++) {
      if (await place.evaluate(isFocused)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('the keyboard does not reach it');
  };

  it('is typed for a whole week by keyboard alone: forty entries', async () => {
    await open(`/time?view=grid&week=${EMPTY_WEEK}`);
    const finder = page.getByLabel(words('grid.add-row'), { exact: true });
    await finder.waitFor();
    await tabTo(finder);
    const works = ['Posta', 'Agenda', 'Archivio', 'Viaggi', 'Inbox', 'Relatori', 'Sede', 'Meetings'];
    for (const [index, work] of works.entries()) {
      await page.keyboard.type(work);
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('Enter');
      await until(async () => (await page.locator(`input[data-at="${index}:0"]`).count()) === 1);
      for (const typed of ['0:30', '30min', '0,5', '.5', '0h30']) {
        await page.keyboard.type(typed);
        await page.getByText('= 0:30').waitFor();
        await page.keyboard.press('Tab');
      }
      if (index < works.length - 1) {
        await page.keyboard.press('Control+Enter');
        await until(() => finder.evaluate(isFocused));
      }
    }
    await until(async () => (await entriesOf(EMPTY_WEEK)).length === 40);
    const entries = await entriesOf(EMPTY_WEEK);
    expect(entries.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0)).toBe(20 * 3600);
    await page.getByText('20:00').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'time-grid-1280-light');
  }, 150_000);

  it('refuses in its place what does not fit, and cuts nothing', async () => {
    const cell = page.locator('input[data-at="0:0"]');
    await cell.focus();
    await page.keyboard.type('25');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await cell.inputValue()).toBe('0:30');
    expect(await entriesOf(EMPTY_WEEK)).toHaveLength(40);
  });

  it('is affirmed, days without work included, and opened again', async () => {
    await open('/time?view=list');
    await page.getByRole('link', { name: words('time.previous-week') }).click();
    await page.getByText('One engagement without hours').click();
    await page.getByRole('button', { name: /^Affirm: .*Convegno/ }).click();
    await page.getByText(words('affirm.done')).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: /^Take back the affirmation: .*Convegno/ }).click();
    await page.getByText(words('affirm.withdrawn')).first().waitFor();
  });

  it('is drawn on the calendar, moved, and the move taken back', async () => {
    await open('/time?view=calendar&week=2026-W22');
    await page.getByText('08:00').first().waitFor();
    const monday = page.locator('[data-date="2026-05-25"]').last();
    const box = await monday.boundingBox();
    const top = await page.getByText('09:00', { exact: true }).first().boundingBox();
    if (!box || !top) throw new Error('the calendar is not there');
    const x = box.x + box.width / 2;
    await page.mouse.move(x, top.y + 12);
    await page.mouse.down();
    await page.mouse.move(x, top.y + 40, { steps: 4 });
    await page.mouse.move(x, top.y + 62, { steps: 4 });
    await page.mouse.up();
    const form = page.locator('form').filter({ has: page.getByLabel(words('entry.duration')) });
    await form.getByLabel(words('entry.work')).fill('Vogt');
    await page.getByRole('option').first().click();
    await form.getByLabel(words('entry.description')).fill('Plan gezeichnet');
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    const block = page.locator('[data-entry]').filter({ hasText: 'Plan gezeichnet' });
    await block.waitFor();
    await until(async () => (await entriesOf('2026-W22')).length === 1);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'time-calendar-1280-light');
    const at = await block.boundingBox();
    if (!at) throw new Error('the entry is not drawn');
    await page.mouse.move(at.x + 20, at.y + 5);
    await page.mouse.down();
    await page.mouse.move(at.x + 20 + box.width, at.y + 5, { steps: 8 });
    await page.mouse.up();
    await page
      .getByRole('button', { name: words('common.undo') })
      .first()
      .click();
    await until(async () => {
      const { days } = await ask<{ days: { entries: unknown[] }[] }>(
        '/time-entries/week?week=2026-W22&memberId=me',
      );
      return days[0]?.entries.length === 1;
    });
  });

  it('is imported with a preview, and taken back as a whole', async () => {
    await open('/time/import');
    await page.locator('input[type="file"]').setInputFiles(TOGGL);
    await page.getByText('Toggl Track').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: words('import.preview'), exact: true }).click();
    const take = page.getByRole('button', { name: 'Take 252 entries' });
    await take.waitFor({ timeout: 30_000 });
    await picture(page, 'import-preview-1280-light');
    await take.click();
    await page.getByRole('heading', { name: words('import.done') }).waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: /Take the import back/ }).click();
    await page.getByRole('heading', { name: words('import.undone') }).waitFor({ timeout: 30_000 });
  });

  it('is read in insights, as a chart and as a table', async () => {
    await open('/insights?range=year');
    await page.getByRole('rowheader', { name: /Studio Moretti/ }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByText(words('bars.table'), { exact: true }).first().click();
    await page.getByRole('columnheader', { name: words('insights.bucket-month') }).waitFor();
    await picture(page, 'insights-1280-light');
  });

  it('is found from anywhere with Ctrl K', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('Brightwater');
    await page.getByText('Brightwater Consulting Ltd').last().waitFor();
    await page.keyboard.press('Escape');
  });

  it('shows a balance line by line, down to the entry', async () => {
    await open('/clients');
    await page.getByRole('link', { name: 'Studio Moretti' }).first().click();
    await page.getByRole('link', { name: 'Balance, line by line' }).first().click();
    await page.getByText(words('balance.kind.allowance')).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'balance-1280-light');
  });

  it('answers what is asked of it in a view, which is saved, deleted and brought back', async () => {
    await open('/insights/views/new');
    const choose = (label: string, value: string) =>
      page.getByLabel(words(label), { exact: true }).selectOption(value);
    await page.getByLabel(words('views.name'), { exact: true }).fill('Weeks by client');
    await choose('views.by-1', 'week');
    await choose('views.by-2', 'client');
    await choose('views.range', 'last_4_weeks');
    await page.getByLabel(words('views.share')).check();
    await page.getByRole('rowheader', { name: 'Studio Moretti' }).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: words('common.save') }).click();
    await page.getByRole('heading', { level: 1, name: 'Weeks by client' }).waitFor();
    const { items } = await ask<{ items: { id: string }[] }>('/views');
    const { totals } = await ask<{ totals: { seconds: number } }>(`/views/${items[0]?.id}/figures`);
    const hours = `${Math.floor(totals.seconds / 3600)}:${String((totals.seconds / 60) % 60).padStart(2, '0')}`;
    expect(await page.locator('tfoot td').first().textContent()).toBe(hours);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'view-1280-light');
    await page.getByRole('button', { name: words('views.remove') }).click();
    await page.getByRole('button', { name: words('common.undo') }).click();
    await page.getByRole('link', { name: 'Weeks by client' }).click();
    await page.getByRole('rowheader', { name: 'Studio Moretti' }).first().waitFor();
  });

  describe('on a phone, in the dark', () => {
    let phone: Page;
    let phoneMishaps: string[];

    beforeAll(async () => {
      ({ page: phone, mishaps: phoneMishaps } = await visit(browser, demo, {
        width: 390,
        colorScheme: 'dark',
      }));
      await signIn(phone, 'anna');
    });
    afterEach(() => expect(phoneMishaps).toEqual([]));

    it.each([
      ['the grid', `/time?view=grid&week=${EMPTY_WEEK}`],
      ['the calendar', '/time?view=calendar&week=2026-W22'],
      ['the list', '/time?view=list&week=2026-W22'],
      ['the insights', '/insights?range=year'],
      ['the views', '/insights/views'],
      ['the new view', '/insights/views/new'],
      ['the imports', '/time/import'],
      ['the settings', '/settings'],
    ])('%s fit and have no barriers', async (name, path) => {
      await phone.goto(`${demo.url}${path}`);
      await settled(phone);
      expect(await sidewaysScroll(phone)).toBe(0);
      expect(await barriers(phone)).toEqual([]);
      await picture(phone, `${name.replace('the ', 'time-').replaceAll(' ', '-')}-390-dark`);
    });
  });

  it('runs on every device at once, and is stopped from any of them', async () => {
    const other = await visit(browser, demo, { width: 390 });
    await signIn(other.page, 'anna');
    await settled(other.page);
    await open('/');
    // The bar, which hears the keys, comes behind the page.
    await page.getByRole('combobox', { name: words('timer.what') }).waitFor();
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('s');
    await page.getByRole('timer').waitFor();
    await other.page.getByRole('timer').waitFor();
    await other.page.getByRole('button', { name: words('timer.stop') }).click();
    await page.getByRole('timer').waitFor({ state: 'detached' });
    expect(other.mishaps).toEqual([]);
  });

  it('waits for the consent of the client where that was agreed, who gives it in the portal', async () => {
    const james = await visit(browser, demo, { width: 390 });
    await signIn(james.page, 'james');
    const yes = james.page.getByRole('button', { name: words('consent.all') });
    await yes.waitFor();
    expect(await barriers(james.page)).toEqual([]);
    await yes.click();
    await yes.waitFor({ state: 'detached' });
    expect(james.mishaps).toEqual([]);
  });
});
