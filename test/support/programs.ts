import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program of Debian’s, with the package of the same name; got by apt-get where we may. @throws Error naming it */
export function debianProgram(name: string): string {
  const found = inPath([name]) ?? (gotByApt(name) ? inPath([name]) : undefined);
  if (found) return found;
  throw new Error(`No ${name}: install it (Debian: apt-get install ${name})`);
}

/** The first of these programs that this machine has. */
export function inPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** Whether a package of Debian’s could be installed; says so, for it takes a while. Two at once wait for each other. */
export function gotByApt(name: string): boolean {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  process.stderr.write(`No ${name} is installed: getting Debian’s by apt-get …\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  apt('update', '-qq');
  return apt('install', '-y', '--no-install-recommends', name).status === 0;
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
