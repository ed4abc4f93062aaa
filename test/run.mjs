// Runs the layers of checks one after the other and counts them together; goes on after one that failed.
//   node test/run.mjs                      everything
//   node test/run.mjs lint api             these layers
//   node test/run.mjs api session          one layer; what follows goes to its tool (here: files to look for)
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, 'test-results');
const bin = join(root, 'node_modules', '.bin');

/** Calculations hold in every zone of the machine: they are run again east and west of us. */
const calculations = '(src/kernel/|\\.rules\\.spec|src/modules/(balances|calendar)/)';
/** Calendars too, as they are read and written; the random histories once, for they take minutes. */
const calendars = 'test/api/calendar-(?!histories)';
const elsewhere = ['America/New_York', 'Pacific/Auckland'];

/** A check that passes or fails as a whole. */
const gate = (name, heading, ...commands) => ({ name, heading, commands });

/** A machine under load is slow and right; a journey is looked at in four ways within one test. */
const PATIENCE = 60_000;
const PATIENCE_OF_JOURNEYS = 120_000;

/** Tests that are counted one by one. */
const jest = (name, heading, project, workers, { args = [], env = {}, patience = PATIENCE } = {}) => ({
  name,
  heading,
  counted: true,
  commands: [
    {
      run: [
        'jest',
        '--selectProjects',
        project,
        '--maxWorkers',
        String(workers),
        '--testTimeout',
        String(patience),
        ...args,
      ],
      env: { NODE_OPTIONS: '--experimental-vm-modules --no-warnings', ...env },
      json: (file) => ['--json', '--outputFile', file],
    },
  ],
});

const command = (...run) => ({ run });

const layers = [
  gate('format', 'Format', command('prettier', '--check', '--log-level', 'warn', '.')),
  gate('lint', 'Lint', command('eslint', '.')),
  gate(
    'types',
    'Types',
    command('tsc', '--noEmit', '-p', 'tsconfig.json'),
    command('tsc', '--noEmit', '-p', 'web/tsconfig.json'),
  ),
  gate(
    'imports',
    'Import rules',
    command('depcruise', '--config', '.dependency-cruiser.mjs', 'src', 'test', 'web/src'),
  ),
  gate(
    'messages',
    'Messages in four languages',
    ...['src/platform/i18n/messages', 'web/src/i18n'].map((folder) =>
      command(
        ...['formatjs', 'verify', `${folder}/*.json`, '--source-locale', 'en'],
        ...['--missing-keys', '--extra-keys', '--structural-equality'],
      ),
    ),
  ),
  gate('build', 'Build', command('node', 'bin/build.mjs')),
  jest('rules', 'Rules', 'rules', 2, { env: { TZ: 'UTC' } }),
  ...elsewhere.map((TZ) =>
    jest('rules', `Rules of calculation on a machine in ${TZ}`, 'rules', 2, {
      env: { TZ },
      args: ['--testPathPatterns', calculations],
    }),
  ),
  {
    name: 'web',
    heading: 'Web app',
    counted: true,
    commands: [
      {
        run: ['vitest', 'run', '--root', 'web', '--maxWorkers', '2'],
        json: (file) => ['--reporter', 'default', '--reporter', 'json', '--outputFile', file],
      },
    ],
  },
  jest('api', 'API on a real PostgreSQL', 'api', 2, { env: { TZ: 'UTC' } }),
  ...elsewhere.map((TZ) =>
    jest('calendars', `Calendars on a machine in ${TZ}`, 'api', 2, {
      env: { TZ },
      args: ['--testPathPatterns', calendars],
    }),
  ),
  jest('contract', 'Contract', 'contract', 2),
  // The browser's driver keeps a handle open after its last browser is closed; waiting for it would be for ever.
  jest('browser', 'Browser', 'browser', 1, { args: ['--forceExit'], patience: PATIENCE_OF_JOURNEYS }),
];

/** Runs one command with its output on the screen; gives its exit code. */
function run({ run: [tool, ...args], env = {} }) {
  const child = spawn(tool, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    // The runtime that npm brought comes before the machine's own.
    env: { ...process.env, ...env, PATH: `${bin}${delimiter}${process.env.PATH}` },
  });
  return new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${tool}: ${error.message}\n`);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** What Jest and Vitest wrote (the same shape); a file that could not even be loaded counts as one failure. */
function countsIn(file, code) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const unloaded = report.testResults.filter(
      (suite) =>
        suite.status === 'failed' && suite.assertionResults.every((test) => test.status !== 'failed'),
    );
    const failed = report.numFailedTests + unloaded.length;
    return {
      passed: report.numPassedTests,
      failed: failed === 0 && code !== 0 ? 1 : failed,
      skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function runLayer({ heading, commands, counted }, place, extra) {
  process.stdout.write(`\n— ${heading}\n`);
  const begun = performance.now();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  if (counted) {
    const [only] = commands;
    const file = join(results, `layer-${place}.json`);
    rmSync(file, { force: true });
    const code = await run({ ...only, run: [...only.run, ...only.json(file), ...extra] });
    Object.assign(counts, countsIn(file, code));
  } else {
    let code = 0;
    for (const each of commands) code = (await run(each)) || code;
    counts[code === 0 ? 'passed' : 'failed'] = 1;
  }
  const seconds = (performance.now() - begun) / 1000;
  process.stdout.write(`  ${counts.failed ? 'failed' : 'passed'} in ${seconds.toFixed(1)} s\n`);
  return { heading, seconds, ...counts };
}

async function main() {
  const args = process.argv.slice(2);
  const isLayer = (name) => layers.some((layer) => layer.name === name);
  const end = args.findIndex((arg) => !isLayer(arg));
  const given = end === -1 ? args : args.slice(0, end);
  const extra = end === -1 ? [] : args.slice(end);
  if (args.length > 0 && given.length === 0) {
    const known = [...new Set(layers.map((layer) => layer.name))].join(', ');
    process.stderr.write(`No such layer: ${args[0]}. There are ${known}.\n`);
    process.exit(1);
  }
  mkdirSync(results, { recursive: true });
  const wanted = layers.filter((layer) => given.length === 0 || given.includes(layer.name));
  const outcomes = [];
  for (const [place, layer] of wanted.entries()) outcomes.push(await runLayer(layer, place, extra));

  const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  process.stdout.write('\n');
  for (const { heading, seconds, passed, failed, skipped } of outcomes) {
    const counts = [passed, failed, skipped].map((count) => String(count).padStart(5)).join('');
    process.stdout.write(`${heading.padEnd(56)}${counts}  ${seconds.toFixed(1).padStart(6)} s\n`);
  }
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`);
  process.exit(sum('failed') === 0 ? 0 : 1);
}

await main();
