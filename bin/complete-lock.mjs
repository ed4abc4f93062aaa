// Completes package-lock.json after `npm install`: `npm run lock`.
// Where a registry does not hold the builds of a package for every platform, npm leaves those it could not ask about
// out of the lock file, and `npm ci` then refuses the file on every platform. Their version stands in their parent's
// optional dependencies and their platform in their name, so the missing entries can be written without asking.
import { readFileSync, writeFileSync } from 'node:fs';

const path = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8'));
const platforms = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openharmony: 'openharmony',
  win32: 'win32',
};
const processors = {
  arm: 'arm',
  arm64: 'arm64',
  ia32: 'ia32',
  loong64: 'loong64',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  x64: 'x64',
};

let added = 0;
for (const [parent, { dev, optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (parentsOf(parent).some((folder) => `${folder}node_modules/${name}` in lock.packages)) continue;
    const words = name.split(/[-/]/);
    const os = words.map((word) => platforms[word]).find(Boolean);
    const cpu = words.map((word) => processors[word]).find(Boolean);
    // What names no platform is missing for another reason: npm shall say it.
    if (!os || !cpu || !/^\d/.test(version)) continue;
    const libc = words.some((word) => word.startsWith('musl'))
      ? 'musl'
      : words.some((word) => word.startsWith('gnu'))
        ? 'glibc'
        : undefined;
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(dev && { dev }),
      ...(libc && { libc: [libc] }),
      optional: true,
      os: [os],
    };
    added++;
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
process.stdout.write(`${added} entries for other platforms added\n`);

/** Where Node looks for a package that `folder` needs, from the inside out: `a/node_modules/b/`, `a/`, ''. */
function parentsOf(folder) {
  const parts = folder.split('/node_modules/');
  const nested = parts.map((_, index) => `${parts.slice(0, parts.length - index).join('/node_modules/')}/`);
  return [...nested, ''];
}
