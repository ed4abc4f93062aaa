// Draws public/icons/*.png from the mark, with a browser: CHROMIUM_PATH=/usr/bin/chromium node scripts/icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const folder = new URL('../public/', import.meta.url);
const read = (name) => readFileSync(new URL(name, folder), 'utf8');

/** What is drawn: round corners on nothing, or to the edge for systems that cut their own shape. */
const icons = [
  ['icons/icon-192.png', 'favicon.svg', 192],
  ['icons/icon-512.png', 'favicon.svg', 512],
  ['icons/maskable-512.png', 'icons/maskable.svg', 512],
  ['icons/apple-touch-icon.png', 'icons/maskable.svg', 180],
];

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const [target, source, size] of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${read(source)}`);
  writeFileSync(new URL(target, folder), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
