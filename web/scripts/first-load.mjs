// Prints what the browser downloads before the first page stands; with --check it fails above the budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const budget = 200_000;

/** The chunk with everything it imports statically. */
function closure(keys, seen = new Set()) {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    closure(manifest[key]?.imports ?? [], seen);
  }
  return seen;
}

function weigh(names) {
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, dist))).length, 0);
}

function report(label, keys) {
  const chunks = [...closure(keys)].map((key) => manifest[key]).filter(Boolean);
  const js = weigh([...new Set(chunks.map((chunk) => chunk.file).filter((file) => file.endsWith('.js')))]);
  const css = weigh([...new Set(chunks.flatMap((chunk) => chunk.css ?? []))]);
  console.log(
    `${label.padEnd(28)} JavaScript ${(js / 1000).toFixed(1)} kB, CSS ${(css / 1000).toFixed(1)} kB (gzip)`,
  );
  return js;
}

const page = (path) => Object.keys(manifest).filter((key) => key === path);
const entry = ['index.html'];
report('sign-in', [...entry, ...page('src/i18n/en.json?first'), ...page('src/features/session/routes.tsx')]);
const first = report('first page (Today)', [
  ...entry,
  ...page('src/i18n/en.json?first'),
  ...page('src/app/shell.tsx'),
  ...page('src/features/time/timer-bar.tsx'),
  ...page('src/features/today/routes.tsx'),
]);
if (first > budget) {
  console.error(`The first JavaScript is above ${budget / 1000} kB.`);
  if (process.argv.includes('--check')) process.exit(1);
}
