import type { Browser, Page } from 'playwright-core';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { barriers, launchBrowser, picture } from '../support/browser.js';
import { startDemo, type DemoApp } from '../support/demo-app.js';
import { textPaper } from '../support/paper.js';
import { settled, sidewaysScroll, signIn, until, visit, wordsOf } from '../support/page.js';

const words = wordsOf('en');
const hers = wordsOf('es');
const carmen = 'carmen@demo.affianco.test';
const title = 'Cartel para la lectura de diciembre';

/** Carmen on her phone and Anna at her board: one task from the first word to the thanks. */
describe('a task that nobody waits for unknowingly', () => {
  let demo: DemoApp;
  let browser: Browser;
  let client: Page;
  let anna: Page;
  const mishaps: string[] = [];

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    const phone = await visit(browser, demo, { width: 390 });
    const desk = await visit(browser, demo);
    client = phone.page;
    anna = desk.page;
    for (const { page } of [phone, desk]) page.on('pageerror', ({ message }) => mishaps.push(message));
    await signIn(client, 'carmen');
    await signIn(anna, 'anna');
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });
  afterEach(() => expect(mishaps).toEqual([]));

  /** Where a mail leads, opened as it is opened from a mail: without an account and without JavaScript. */
  async function openedFrom(subject: string, part: string): Promise<Page> {
    let address: string | undefined;
    await until(async () => {
      const mails = (await demo.mails.to(carmen)).filter((mail) => mail.subject.includes(subject));
      const links = mails.at(-1)?.text.match(/http\S+/g) ?? [];
      address = links.find((link) => link.includes(part));
      return address !== undefined;
    });
    const context = await browser.newContext({
      ...{ viewport: { width: 390, height: 844 }, javaScriptEnabled: false, locale: 'es-ES' },
    });
    const page = await context.newPage();
    await page.goto(address ?? '');
    return page;
  }

  /** What Anna's browser is answered when it asks the API for a list. */
  async function asked<T>(path: string): Promise<T[]> {
    const { items } = await anna.evaluate<{ items: T[] }>(
      `fetch('/api/v1${path}').then((answer) => answer.json())`,
    );
    return items;
  }

  /** The card of the task on the board, by keyboard: focused, and moved by the menu that M opens. */
  async function moveByKeyboard(to: string): Promise<void> {
    await anna.getByRole('link', { name: title, exact: true }).focus();
    await anna.keyboard.press('m');
    const item = anna.getByRole('menuitem', { name: words(`task.status.${to}`), exact: true });
    await item.waitFor();
    await item.focus();
    await anna.keyboard.press('Enter');
  }

  const column = (state: string) =>
    anna.getByRole('region', { name: words(`task.status.${state}`), exact: true });

  it('is delegated on a phone in a minute', async () => {
    await client.getByRole('button', { name: hers('portal.delegate') }).click();
    await client.getByLabel(hers('portal.field.title')).fill(title);
    await client
      .getByLabel(hers('portal.field.brief'))
      .first()
      .fill('A3 vertical, con la portada de «El faro».');
    expect(await barriers(client)).toEqual([]);
    await picture(client, 'delegate-390-light');
    await client.getByRole('button', { name: hers('portal.delegate-send'), exact: true }).click();
    await client.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await sidewaysScroll(client)).toBe(0);
  });

  it('appears on the board, and is taken on and begun by keyboard alone', async () => {
    await anna.goto(`${demo.url}/tasks?view=board`);
    await anna.getByRole('link', { name: title, exact: true }).waitFor();
    await moveByKeyboard('accepted');
    await column('accepted').getByRole('link', { name: title, exact: true }).waitFor();
    await moveByKeyboard('in_progress');
    await column('in_progress').getByRole('link', { name: title, exact: true }).waitFor();
    expect(await barriers(anna)).toEqual([]);
    await picture(anna, 'board-1280-light');
  });

  it('passes the turn with a question that has answers to choose from', async () => {
    await moveByKeyboard('waiting_for_client');
    const dialog = anna.getByRole('dialog');
    await dialog.getByLabel(words('move.note.question')).fill('¿Con la fecha arriba o abajo?');
    for (const choice of ['Arriba', 'Abajo']) {
      await dialog.getByRole('button', { name: words('question.add-choice') }).click();
      await anna.keyboard.type(choice);
    }
    await dialog.getByRole('button', { name: words('question.send') }).click();
    await column('waiting_for_client').getByRole('link', { name: title, exact: true }).waitFor();
    // What the client has open knows it at once.
    await client.getByText('¿Con la fecha arriba o abajo?').first().waitFor();
  });

  it('is answered from the mail, without an account and without JavaScript', async () => {
    const page = await openedFrom(title, '/r/task/');
    await picture(page, 'task-page-390-light');
    await page.getByLabel('Abajo', { exact: true }).check();
    await page.locator('form:has(input[name="questionId"]) button').click();
    await page.getByText('Gracias, tu respuesta ha llegado.').waitFor();
    await page.context().close();
    await column('in_progress').getByRole('link', { name: title, exact: true }).waitFor();
  });

  it('is delivered with the document that was a draft until then', async () => {
    await anna.getByRole('link', { name: title, exact: true }).click();
    await anna.getByRole('heading', { level: 1, name: title }).waitFor();
    const file = {
      name: 'cartel.pdf',
      mimeType: 'application/pdf',
      buffer: textPaper('El faro, 17 de diciembre'),
    };
    await anna
      .locator('section', { hasText: words('task.documents') })
      .locator('input[type="file"]')
      .first()
      .setInputFiles(file);
    await until(async () => (await asked('/deliverables?q=cartel')).length === 1);
    expect(await barriers(anna)).toEqual([]);
    await picture(anna, 'task-1280-light');
    await client.reload();
    await settled(client);
    expect(await client.locator('main').innerText()).not.toContain('cartel.pdf');
    await anna.goto(`${demo.url}/tasks?view=board`);
    await moveByKeyboard('delivered');
    const dialog = anna.getByRole('dialog');
    await dialog.getByRole('checkbox').waitFor();
    await dialog.locator('button[type="submit"]').click();
    await column('delivered').getByRole('link', { name: title, exact: true }).waitFor();
  });

  it('comes back with a change, and goes out again as a second version', async () => {
    const page = await openedFrom(title, '/r/task/');
    await page.locator('details summary').first().click();
    await page.locator('textarea[name="reason"]').first().fill('La fecha más grande, por favor.');
    await page.locator('button[value="change_requested"]').first().click();
    await page.getByText('Gracias, tu petición ha llegado.').waitFor();
    await page.context().close();
    await column('change_requested').getByRole('link', { name: title, exact: true }).waitFor();
    await moveByKeyboard('in_progress');
    await column('in_progress').getByRole('link', { name: title, exact: true }).waitFor();
    const [document, ...others] = await asked<{ id: string }>('/deliverables?q=cartel');
    expect(others).toEqual([]);
    await anna.getByRole('link', { name: title, exact: true }).click();
    await anna.getByRole('heading', { level: 1, name: title }).waitFor();
    await anna.getByText('La fecha más grande, por favor.').first().waitFor();
    await anna.goto(`${demo.url}/documents?documentId=${document?.id}`);
    const file = {
      name: 'cartel.pdf',
      mimeType: 'application/pdf',
      buffer: textPaper('El faro, el 17 de diciembre, a las siete'),
    };
    const panel = anna.getByRole('dialog');
    await panel.getByRole('button', { name: words('document.new-version') }).click();
    await panel.locator('input[type="file"]').first().setInputFiles(file);
    await panel.locator('form button[type="submit"]').first().click();
    await until(async () => {
      const [again] = await asked<{ versions: unknown[] }>('/deliverables?q=cartel');
      return again?.versions.length === 2;
    });
    await anna.goto(`${demo.url}/tasks?view=board`);
    await moveByKeyboard('delivered');
    await anna.getByRole('dialog').locator('button[type="submit"]').click();
    await column('delivered').getByRole('link', { name: title, exact: true }).waitFor();
  });

  it('is accepted on the phone, by the version that was looked at', async () => {
    await client.reload();
    await settled(client);
    await client
      .getByRole('button', { name: /^Aceptar/ })
      .first()
      .click();
    await until(async () => {
      const done = await asked<{ title: string }>('/tasks?status=done');
      return done.some((task) => task.title === title);
    });
    await picture(client, 'accepted-390-light');
  });

  it('is rated with one tap in the mail', async () => {
    await demo.app.get(Jobs).handlers.get('feedback-tick')?.run({});
    const page = await openedFrom(title, '/r/feedback/');
    await page.locator('input[name="approach"][value="5"]').check();
    await page.locator('input[name="timing"][value="4"]').check();
    await picture(page, 'feedback-390-light');
    await page.locator('form button').first().click();
    await page.getByRole('status').waitFor();
    await page.context().close();
    await until(async () => {
      const given = await asked<{ taskTitle: string; approach: number }>('/feedback?state=answered');
      return given.some(({ taskTitle, approach }) => taskTitle === title && approach === 5);
    });
  });

  it('is made again by a rule from a playbook, and its document is found by a word inside of it', async () => {
    await anna.goto(`${demo.url}/playbooks`);
    await anna.getByRole('button', { name: words('playbooks.new.playbooks') }).click();
    await anna.getByLabel(words('playbooks.title')).fill('Monthly poster');
    await anna.getByLabel(words('playbooks.for')).selectOption({ label: 'Librería Alameda' });
    await anna
      .getByLabel(words('playbooks.markdown'))
      .fill('1. Choose the date @client\n2. Lay out\n3. Print @together');
    await anna.getByRole('button', { name: words('common.save') }).click();
    await anna.getByRole('heading', { level: 1, name: 'Monthly poster' }).waitFor();
    expect(await barriers(anna)).toEqual([]);

    await anna.goto(`${demo.url}/playbooks?view=recurring`);
    await anna.getByRole('button', { name: words('playbooks.new.recurring') }).click();
    const form = anna
      .locator('form')
      .filter({ has: anna.getByLabel(words('recurring.frequency'), { exact: true }) });
    await form.getByLabel(words('clients.engagement')).selectOption({ label: 'Librería Alameda' });
    await form.getByLabel(words('task.title')).fill('Poster of the month');
    await form.getByLabel(words('playbooks.one')).selectOption({ label: 'Monthly poster' });
    await form.getByRole('button', { name: words('common.save') }).click();
    expect(await barriers(anna)).toEqual([]);

    await anna.goto(`${demo.url}/tasks?view=list`);
    const made = anna.getByRole('link', { name: 'Poster of the month', exact: true }).first();
    await made.waitFor();
    await made.click();
    await anna.getByText('Choose the date').first().waitFor();
    const file = {
      name: 'poster.pdf',
      mimeType: 'application/pdf',
      buffer: textPaper('Murmuration at dusk'),
    };
    const documents = anna.locator('section', { hasText: words('task.documents') });
    await documents.locator('input[type="file"]').first().setInputFiles(file);
    await until(async () => (await asked('/deliverables?q=poster.pdf')).length === 1);

    await anna.goto(`${demo.url}/documents`);
    await anna.getByRole('searchbox').fill('murmuration');
    // The contents are read behind: the same search finds them some moments later.
    await until(async () => (await asked('/archive/search?q=murmuration')).length > 0);
    await anna.getByRole('searchbox').fill('murmurations dusk');
    await anna.locator('mark', { hasText: 'Murmuration' }).first().waitFor();
    expect(await barriers(anna)).toEqual([]);
    await picture(anna, 'archive-1280-light');
  });

  it.each([
    [390, 'light'],
    [390, 'dark'],
    [1280, 'dark'],
  ] as const)(
    'finds no barrier on the pages of delegation at %i px, %s',
    async (width, colorScheme) => {
      const { page, context } = await visit(browser, demo, { width, colorScheme });
      await signIn(page, 'anna');
      const paths = [
        '/tasks?view=board',
        '/tasks?view=turn',
        '/playbooks',
        '/playbooks?view=templates',
        '/playbooks?view=recurring',
        '/notices',
        '/settings',
      ];
      for (const path of paths) {
        await page.goto(demo.url + path);
        await settled(page);
        expect({ path, found: await barriers(page) }).toEqual({ path, found: [] });
        expect({ path, sideways: await sidewaysScroll(page) }).toEqual({ path, sideways: 0 });
        await picture(page, `delegation${path.replace(/\W+/g, '-')}-${width}-${colorScheme}`);
      }
      await context.close();
    },
    180_000,
  );
});
