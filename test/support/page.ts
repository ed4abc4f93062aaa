import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { DemoApp } from './demo-app.js';

type Language = 'en' | 'it' | 'de' | 'es';

/** The words of the web app in a language, so that journeys find what people read. */
export function wordsOf(language: Language): (id: string) => string {
  return wordsIn(`../../web/src/i18n/${language}.json`);
}

/** The words of mails, and of the pages that they lead to. */
export function mailWordsOf(language: Language): (id: string) => string {
  return wordsIn(`../../src/platform/i18n/messages/${language}.json`);
}

function wordsIn(path: string): (id: string) => string {
  const words = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Record<string, string>;
  return (id) => {
    const word = words[id];
    if (word === undefined) throw new Error(`${path} has no words ${id}`);
    return word;
  };
}

export interface Looks {
  readonly width?: 390 | 1280;
  readonly colorScheme?: 'light' | 'dark';
}

/** Somebody of the demo story in front of a browser of their own, on the sign-in page; what went wrong is kept. */
export async function visit(
  browser: Browser,
  demo: DemoApp,
  { width = 1280, colorScheme = 'light' }: Looks = {},
): Promise<{ page: Page; context: BrowserContext; mishaps: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height: width === 390 ? 844 : 900 },
    colorScheme,
    timezoneId: 'Europe/Rome',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const mishaps: string[] = [];
  page.on('pageerror', (error) => mishaps.push(error.message));
  page.on('response', (answer) => {
    if (answer.status() >= 500) mishaps.push(`${answer.status()} ${answer.url()}`);
  });
  await page.goto(demo.url);
  return { page, context, mishaps };
}

/** Somebody with a mail on the phone, as careful mail programs show it: no script runs, here or behind its links. */
export async function withMail(browser: Browser, html: string, locale = 'it-IT'): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
    locale,
  });
  const page = await context.newPage();
  await page.setContent(html);
  return page;
}

/** Taps a link that opens a page of its own, as those in mails do. */
export async function tapped(page: Page, name: string): Promise<Page> {
  const opening = page.context().waitForEvent('page');
  await page.getByRole('link', { name, exact: true }).click();
  const opened = await opening;
  await opened.waitForLoadState();
  return opened;
}

/** Signs in with the demo's password, by keyboard alone. */
export async function signIn(page: Page, who: string): Promise<void> {
  const address = page.locator('input[type="email"]');
  await address.waitFor();
  await address.fill(`${who}@demo.affianco.test`);
  await page.locator('input[type="password"]').fill('demo-affianco-2026');
  await page.keyboard.press('Enter');
  await page.locator('input[type="password"]').waitFor({ state: 'detached' });
}

/** Waits until everything on the page is there: nothing is still being loaded. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await until(async () => (await page.locator('.mantine-Skeleton-root').count()) === 0);
}

/** Asks again until it is so; thirty seconds at most, as the browser itself waits. */
export async function until(itIsSo: () => Promise<boolean>): Promise<void> {
  for (let asked = 0; asked < 600; asked++) {
    if (await itIsSo()) return;
    await pause(50);
  }
  throw new Error('it did not become so in thirty seconds');
}

/** By how many pixels the page is wider than its window: what a phone would have to scroll sideways. */
export async function sidewaysScroll(page: Page): Promise<number> {
  const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  return Math.max(0, wider);
}
