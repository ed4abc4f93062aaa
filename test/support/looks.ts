import type { Locator, Page } from 'playwright-core';
import { barriers, picture } from './browser.js';
import { settled, sidewaysScroll } from './page.js';

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];

/**
 * What is wrong with a page on a phone and on a desk, by day and by night; a picture is kept of each.
 * @param isThere a part of the page that everything has to wait for
 */
export async function wrongWith(page: Page, name: string, isThere?: Locator): Promise<string[]> {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await settled(page);
      await isThere?.waitFor();
      await still(page);
      const look = `${name}-${size.width}-${colorScheme}`;
      const sideways = await sidewaysScroll(page);
      if (sideways > 0) found.push(`${look}: ${sideways} pixels too wide`);
      found.push(...(await barriers(page)).map((barrier) => `${look}: ${barrier}`));
      await picture(page, look);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before) await page.setViewportSize(before);
  return found;
}

/** Waits until colours that change with the screen have changed: in between there is contrast that nobody reads. */
async function still(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise((drawn) => requestAnimationFrame(drawn));
    const changing = document.getAnimations().filter((each) => each instanceof CSSTransition);
    await Promise.allSettled(changing.map(({ finished }) => finished));
  })()`);
}

/** Goes there by the tab key alone, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  const focused = target.and(page.locator(':focus'));
  for (let pressed = 0; pressed < 120; pressed++) {
    if ((await focused.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the tab key does not lead there');
}
