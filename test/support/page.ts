import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { DemoApp } from './demo-app.js';

type Language = 'en' | 'it' | 'de' | 'es';

/** The words of the web app in a language, so that journeys find what people read. */
export function wordsOf(language: Language): (id: string) => string {
  const file = new URL(`../../web/src/i18n/${language}.json`, import.meta.url);
  const words = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return (id) => {
    const word = words[id];
    if (word === undefined) throw new Error(`the web app has no words ${id}`);
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
