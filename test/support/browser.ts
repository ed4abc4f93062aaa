import { AxeBuilder } from '@axe-core/playwright';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { gotByApt, inPath, isExecutable } from './programs.js';

const RESULTS = fileURLToPath(new URL('../../test-results', import.meta.url));

/** Names under which Chromium and Chrome are installed, in order of preference. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Nothing of the machine and nothing of the network takes part in a test. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** No browser, and no right to install one; says what to install. */
export class NoBrowser extends Error {}

/** Starts a headless browser; close it in `afterAll`. @throws NoBrowser */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath(), headless: true, args: ARGUMENTS });
}

/**
 * A browser of this machine: CHROMIUM_PATH, an installed one, one that Playwright downloaded, or Debian's through
 * apt-get where we may. @throws NoBrowser
 */
export function browserPath(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (isExecutable(named)) return named;
    throw new NoBrowser('CHROMIUM_PATH does not name a program that can be run');
  }
  const found = installed() ?? downloaded() ?? fromDebian();
  if (found) return found;
  throw new NoBrowser(
    'No browser: install Chromium or Chrome (Debian: apt-get install chromium) or set CHROMIUM_PATH',
  );
}

function installed(): string | undefined {
  return inPath(NAMES) ?? MAC.find(isExecutable);
}

/** Playwright's own download: `npx playwright install chromium`. */
function downloaded(): string | undefined {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(folder)) return undefined;
  const versions = readdirSync(folder)
    .filter((name) => name.startsWith('chromium'))
    .sort()
    .reverse();
  const places = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-linux/headless_shell',
    'chrome-headless-shell-linux64/chrome-headless-shell',
  ];
  return versions
    .flatMap((version) => places.map((place) => join(folder, version, place)))
    .find(isExecutable);
}

function fromDebian(): string | undefined {
  return gotByApt('chromium') ? installed() : undefined;
}

/** What hinders somebody on this page, by WCAG 2.2 AA: a line a place; an empty list is what a test expects. */
export async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')}`),
  );
}

/** Keeps a picture under test-results/, to be looked at after the run. @param name `today-390-dark` */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(RESULTS, { recursive: true });
  await page.screenshot({ path: join(RESULTS, `${name}.png`), fullPage: true });
}
