import { transformFile } from '@swc/core';
import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The product as it stands in the sources, compiled for processes of its own. */
export interface BuiltServer {
  start(environment: Record<string, string>): ChildProcess;
  remove(): Promise<void>;
}

/** Compiles `src` next to the packages it needs; about a second. */
export async function buildServer(): Promise<BuiltServer> {
  const folder = join(root, 'node_modules', '.cache', 'affianco', `test-server-${process.pid}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const files = globSync('**/*.{ts,tsx,json,css,typ}', { cwd: join(root, 'src') });
  await Promise.all(files.filter((file) => !/\.spec\.tsx?$/.test(file)).map((file) => place(file, folder)));
  await writeFile(join(folder, 'package.json'), '{"type":"module","version":"0.0.0"}');
  return {
    start: (environment) =>
      spawn(process.execPath, [join(folder, 'main.js')], {
        cwd: folder,
        env: { PATH: process.env.PATH, ...environment },
        stdio: ['ignore', 'ignore', 'pipe'],
      }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function place(file: string, folder: string): Promise<void> {
  const from = join(root, 'src', file);
  const to = join(folder, file);
  await mkdir(dirname(to), { recursive: true });
  if (!/\.tsx?$/.test(file)) return cp(from, to);
  const { code } = await transformFile(from, {
    swcrc: false,
    jsc: {
      parser: { syntax: 'typescript', tsx: file.endsWith('x'), decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' }, useDefineForClassFields: false },
      target: 'es2024',
      keepClassNames: true,
    },
    module: { type: 'es6' },
  }); // prettier-ignore
  await writeFile(to.replace(/\.tsx?$/, '.js'), code);
}
