// Builds the server and the web app. With --if-needed each only where a source is newer than the last build,
// so that a second start takes no time.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const ifNeeded = process.argv.includes('--if-needed');

const parts = [
  {
    name: 'server',
    folder: 'dist',
    made: 'dist/main.js',
    sources: ['src', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'],
    command: ['nest', ['build'], root],
  },
  {
    name: 'web app',
    folder: 'web/dist',
    made: 'web/dist/index.html',
    sources: [
      ...['src', 'public', 'index.html', 'vite.config.ts', 'package.json'].map((path) => `web/${path}`),
      'package-lock.json',
    ],
    command: ['npm', ['run', '--silent', 'build'], join(root, 'web')],
  },
];

/** When the newest file or folder at a path was changed, in milliseconds; a folder changes when a file leaves it. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  return Math.max(facts.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Written after a build that succeeded; outside the folder, because everything in there is served. */
const stampOf = (part) =>
  join(root, 'node_modules/.cache/affianco', `${part.folder.replace('/', '-')}.built`);

function isCurrent(part) {
  const stamp = stampOf(part);
  if (!existsSync(stamp) || !existsSync(join(root, part.made))) return false;
  const built = statSync(stamp).mtimeMs;
  return part.sources.every((source) => newest(join(root, source)) <= built);
}

function build(part) {
  process.stdout.write(`Building the ${part.name} …\n`);
  const begun = performance.now();
  const stamp = stampOf(part);
  mkdirSync(dirname(stamp), { recursive: true });
  rmSync(stamp, { force: true });
  rmSync(join(root, part.folder), { recursive: true, force: true });
  const startedAt = new Date();
  const [command, args, cwd] = part.command;
  const PATH = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`;
  const { status, stdout } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, PATH },
    stdio: ['ignore', ifNeeded ? 'pipe' : 'inherit', 'inherit'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stderr.write(`${stdout ?? ''}The ${part.name} could not be built.\n`);
    return false;
  }
  // The moment at which it began: what was saved while it ran is newer than what was built.
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt);
  process.stdout.write(`Built the ${part.name} in ${((performance.now() - begun) / 1000).toFixed(1)} s.\n`);
  return true;
}

const wanted = parts.filter((part) => !ifNeeded || !isCurrent(part));
process.exit(wanted.every(build) ? 0 : 1);
