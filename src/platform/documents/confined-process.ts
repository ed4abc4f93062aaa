import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const LOOK_EVERY_MS = 100;
const PAGE_BYTES = 4096;

/** How much a process may take before it is ended. */
export interface Bounds {
  readonly longestMs: number;
  /** In bytes, all of it: also what the libraries take beside the heap. */
  readonly mostMemory: number;
}

/** A process ended without a word: by what it read, for the memory that it took, or because it took too long. */
export class ProcessEnded extends Error {
  constructor(
    message: string,
    readonly late: boolean,
  ) {
    super(message);
  }
}

/**
 * The program `<name>.child` beside a module, as TypeScript in tests and as JavaScript in the product.
 * @param module its `import.meta.url`
 */
export function childBeside(module: string, name: string): string {
  return fileURLToPath(new URL(`./${name}.child${module.endsWith('.ts') ? '.ts' : '.js'}`, module));
}

/**
 * Gives an order to a program of ours in a process of its own, and waits for its one answer. Foreign files are read
 * there: one that makes it hang, grow or crash costs that process and nothing else.
 * @throws ProcessEnded
 */
export async function confined<Answer>(program: string, order: object, bounds: Bounds): Promise<Answer> {
  const child = fork(program, [], {
    execArgv: ['--max-old-space-size=256'],
    // Nothing of our own environment: no address and no key is in reach of what reads foreign files.
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let late = false;
  const watch = setInterval(() => void endIfLarge(child, bounds.mostMemory), LOOK_EVERY_MS);
  const end = setTimeout(() => (late = child.kill('SIGKILL')), bounds.longestMs);
  try {
    return await new Promise<Answer>((resolve, reject) => {
      child.on('message', (message: 'ready' | Answer) => {
        if (message === 'ready') child.send(order);
        else resolve(message);
      });
      const ended = (how: string) => reject(new ProcessEnded(how, late));
      child.on('error', (error) => ended(error.message));
      child.on('exit', (code, signal) => ended(`it ended with ${signal ?? String(code)}`));
    });
  } finally {
    clearInterval(watch);
    clearTimeout(end);
    child.kill('SIGKILL');
  }
}

/** The memory that a process holds, as Linux tells it; elsewhere the limits of the libraries have to do. */
async function endIfLarge(child: ChildProcess, mostMemory: number): Promise<void> {
  const told = await readFile(`/proc/${child.pid}/statm`, 'utf8').catch(() => '');
  if (Number(told.split(' ')[1] ?? 0) * PAGE_BYTES > mostMemory) child.kill('SIGKILL');
}
